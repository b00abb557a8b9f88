package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import jakarta.inject.Inject;
import java.util.List;

/** What is made ready before a cluster is changed. */
record ReadyingSteps(
    LogExportStep logExport,
    ParameterGroupsStep groups,
    SnapshotStep snapshot,
    MaintenanceStep maintenance,
    RecordSlotsStep recordSlots,
    ConfigurationStep configuration,
    BaselineStep baseline,
    SafetyCloneStep safetyClone,
    FreezeStep freeze) {
  @Inject
  ReadyingSteps {}

  List<Step> preupgrade() {
    return List.of(groups, snapshot, freeze, recordSlots);
  }

  List<Step> upgrade() {
    return List.of(
        logExport,
        groups,
        snapshot,
        maintenance,
        recordSlots,
        configuration,
        baseline,
        safetyClone);
  }
}
