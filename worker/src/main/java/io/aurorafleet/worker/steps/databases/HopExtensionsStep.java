package io.aurorafleet.worker.steps.databases;

import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;

/**
 * Updates extensions between two hops, because the next upgrade may refuse the version that came
 * with the last one. After the last hop this waits for the replication slots to be back, so it is a
 * step of its own there. A successor goes on as {@link ExtensionsStep} does.
 */
public final class HopExtensionsStep implements Step {
  private final ExtensionsStep extensions;

  @Inject
  HopExtensionsStep(ExtensionsStep extensions) {
    this.extensions = extensions;
  }

  @Override
  public String name() {
    return "hop-extensions";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
  }

  @Override
  public Outcome advance(Visit visit) {
    int hops = visit.need(Fact.PathChosen.class).hops().size();
    return visit.hopNumber() + 1 < hops ? extensions.advance(visit) : Outcome.done();
  }
}
