package io.aurorafleet.worker.steps;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;

/** What a step's outcome holds; a test that expected another kind fails. */
public final class Outcomes {
  private Outcomes() {}

  public static Failure failure(Outcome outcome) {
    return ((Outcome.Failed) outcome).failure();
  }

  /** All that a step that is done has found out. */
  public static Fact[] facts(Outcome outcome) {
    return ((Outcome.Done) outcome).facts().toArray(new Fact[0]);
  }

  /** The first of them. */
  public static Fact fact(Outcome outcome) {
    return facts(outcome)[0];
  }
}
