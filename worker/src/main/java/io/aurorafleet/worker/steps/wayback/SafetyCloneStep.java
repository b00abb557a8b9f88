package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;

/**
 * Makes the way back before the commit point: a copy-on-write clone. One that is there already is
 * adopted; see {@link SafetyClone}.
 */
public final class SafetyCloneStep implements Step {
  private final SafetyClone clone;

  @Inject
  SafetyCloneStep(SafetyClone clone) {
    this.clone = clone;
  }

  @Override
  public String name() {
    return "safety-clone";
  }

  @Override
  public Outcome advance(Visit visit) {
    return clone.ensure(visit);
  }
}
