package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.gate.LedgerEndStep;
import io.aurorafleet.worker.steps.downtime.DowntimeClock;
import io.aurorafleet.worker.steps.downtime.DowntimeStep;
import io.aurorafleet.worker.steps.report.AnnounceStep;
import io.aurorafleet.worker.steps.report.ArtifactsStep;
import io.aurorafleet.worker.steps.report.ReportStep;
import io.aurorafleet.worker.steps.slots.SlotsReturnStep;
import io.aurorafleet.worker.steps.wayback.UnwindStep;
import jakarta.inject.Inject;
import java.util.List;

/** What every attempt ends with, good or bad. */
final class ExitSteps {
  private final UnwindStep unwind;
  private final DowntimeClock downtime;
  private final SlotsReturnStep slotsReturn;
  private final ArtifactsStep artifacts;
  private final LedgerEndStep ledgerEnd;
  private final ReportStep report;
  private final AnnounceStep announce;

  @Inject
  ExitSteps(
      UnwindStep unwind,
      DowntimeClock downtime,
      SlotsReturnStep slotsReturn,
      ArtifactsStep artifacts,
      LedgerEndStep ledgerEnd,
      ReportStep report,
      AnnounceStep announce) {
    this.unwind = unwind;
    this.downtime = downtime;
    this.slotsReturn = slotsReturn;
    this.artifacts = artifacts;
    this.ledgerEnd = ledgerEnd;
    this.report = report;
    this.announce = announce;
  }

  List<Step> all() {
    return List.of(
        unwind,
        new DowntimeStep("downtime-end", downtime),
        slotsReturn,
        artifacts,
        ledgerEnd,
        report,
        announce);
  }
}
