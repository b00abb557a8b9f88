package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import jakarta.inject.Inject;
import java.util.List;

/** What makes an upgraded cluster whole again, and the proof that it is. */
record ClosingSteps(
    SlotsBackStep slotsBack,
    ExtensionsStep extensions,
    StatisticsStep statistics,
    ProofStep proof) {
  @Inject
  ClosingSteps {}

  List<Step> all() {
    return List.of(slotsBack, extensions, statistics, proof);
  }
}
