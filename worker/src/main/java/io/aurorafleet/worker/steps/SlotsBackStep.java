package io.aurorafleet.worker.steps;

import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;

/**
 * After the last hop, before the cluster is declared open: brings dropped slots back where the run
 * is to. Under DROP their consumers start anew, and the report names them.
 */
final class SlotsBackStep implements Step {
  private final Sight sight;
  private final SlotsBack slots;

  @Inject
  SlotsBackStep(Sight sight, SlotsBack slots) {
    this.sight = sight;
    this.slots = slots;
  }

  @Override
  public String name() {
    return "slots-back";
  }

  @Override
  public Outcome advance(Visit visit) {
    boolean wanted = visit.options().slots() == RunOptions.Slots.RECREATE;
    if (!wanted || SlotBook.of(visit.checkpoint()).outstanding().isEmpty()) {
      return Outcome.done();
    }
    return Outcome.done(slots.create(visit, sight.of(visit)));
  }
}
