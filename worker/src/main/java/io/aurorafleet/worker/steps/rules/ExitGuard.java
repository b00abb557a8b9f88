package io.aurorafleet.worker.steps.rules;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import java.util.Optional;

/**
 * Keeps faults of exit steps from hiding how the attempt ended: tried again a little, then told.
 */
public final class ExitGuard {
  private static final int TRIES = 4;

  private ExitGuard() {}

  /**
   * Runs an action.
   *
   * @return why it did not work, when it did not and is not tried again; the reason is logged
   * @throws OutsideException a passing fault that is worth another try
   */
  public static Optional<String> attempt(Visit visit, String what, Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (OutsideException e) {
      boolean passing = e.failure().category() == Failure.Category.RETRY;
      if (passing && visit.checkpoint().now().tries() < TRIES) {
        throw e;
      }
      visit.log(LogNames.EXECUTION, "Could not %s: %s".formatted(what, e.failure().reason()));
      return Optional.of(e.failure().reason());
    }
  }

  /** Whether an exit step did its part for this attempt already. */
  public static boolean done(Visit visit, String step) {
    return visit.checkpoint().all(Fact.ExitDone.class).stream()
        .anyMatch(e -> e.step().equals(step) && e.attempt() == visit.checkpoint().attempt());
  }
}
