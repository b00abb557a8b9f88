package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.steps.databases.ExtensionsStep;
import io.aurorafleet.worker.steps.databases.StatisticsStep;
import io.aurorafleet.worker.steps.proof.ProofStep;
import io.aurorafleet.worker.steps.readers.ReadersStep;
import io.aurorafleet.worker.steps.slots.SlotsBackStep;
import jakarta.inject.Inject;
import java.util.List;

/** What makes an upgraded cluster whole again, and the proof that it is. */
final class ClosingSteps {
  private final SlotsBackStep slotsBack;
  private final ExtensionsStep extensions;
  private final StatisticsStep statistics;
  private final ReadersStep readers;
  private final ProofStep proof;

  @Inject
  ClosingSteps(
      SlotsBackStep slotsBack,
      ExtensionsStep extensions,
      StatisticsStep statistics,
      ReadersStep readers,
      ProofStep proof) {
    this.slotsBack = slotsBack;
    this.extensions = extensions;
    this.statistics = statistics;
    this.readers = readers;
    this.proof = proof;
  }

  List<Step> all() {
    return List.of(slotsBack, extensions, statistics, readers, proof);
  }
}
