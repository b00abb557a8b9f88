package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.gate.LedgerEndStep;
import jakarta.inject.Inject;
import java.util.List;

/** What every attempt ends with, good or bad. */
record ExitSteps(
    UnwindStep unwind,
    SlotsReturnStep slotsReturn,
    ArtifactsStep artifacts,
    LedgerEndStep ledgerEnd,
    ReportStep report,
    AnnounceStep announce) {
  @Inject
  ExitSteps {}

  List<Step> all() {
    return List.of(unwind, slotsReturn, artifacts, ledgerEnd, report, announce);
  }
}
