package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.steps.databases.FreezeStep;
import io.aurorafleet.worker.steps.groups.ParameterGroupsStep;
import io.aurorafleet.worker.steps.proof.BaselineStep;
import io.aurorafleet.worker.steps.readiness.ConfigurationStep;
import io.aurorafleet.worker.steps.readiness.LogExportStep;
import io.aurorafleet.worker.steps.readiness.MaintenanceStep;
import io.aurorafleet.worker.steps.slots.RecordSlotsStep;
import io.aurorafleet.worker.steps.wayback.QuarantineStep;
import io.aurorafleet.worker.steps.wayback.SafetyCloneStep;
import io.aurorafleet.worker.steps.wayback.SnapshotStep;
import jakarta.inject.Inject;
import java.util.List;

/** What is made ready before a cluster is changed. */
final class ReadyingSteps {
  private final LogExportStep logExport;
  private final ParameterGroupsStep groups;
  private final QuarantineStep quarantine;
  private final SnapshotStep snapshot;
  private final MaintenanceStep maintenance;
  private final RecordSlotsStep recordSlots;
  private final ConfigurationStep configuration;
  private final BaselineStep baseline;
  private final SafetyCloneStep safetyClone;
  private final FreezeStep freeze;

  @Inject
  ReadyingSteps(
      LogExportStep logExport,
      ParameterGroupsStep groups,
      QuarantineStep quarantine,
      SnapshotStep snapshot,
      MaintenanceStep maintenance,
      RecordSlotsStep recordSlots,
      ConfigurationStep configuration,
      BaselineStep baseline,
      SafetyCloneStep safetyClone,
      FreezeStep freeze) {
    this.logExport = logExport;
    this.groups = groups;
    this.quarantine = quarantine;
    this.snapshot = snapshot;
    this.maintenance = maintenance;
    this.recordSlots = recordSlots;
    this.configuration = configuration;
    this.baseline = baseline;
    this.safetyClone = safetyClone;
    this.freeze = freeze;
  }

  List<Step> preupgrade() {
    return List.of(groups, snapshot, freeze, recordSlots);
  }

  List<Step> upgrade() {
    return List.of(
        logExport,
        groups,
        quarantine,
        snapshot,
        maintenance,
        recordSlots,
        configuration,
        baseline,
        safetyClone);
  }
}
