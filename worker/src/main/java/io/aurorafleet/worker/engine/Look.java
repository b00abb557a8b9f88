package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.call.LeaseLostException;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.config.Tempo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look by a step and what it came to. One of the two places where surprises are caught: a
 * passing fault of the outside becomes a wait that grows, until the step's budget is spent;
 * anything else becomes a failure.
 *
 * @param passing whether the wait is owed to a passing fault
 */
record Look(Outcome outcome, boolean passing) {
  private static final Logger LOG = LoggerFactory.getLogger(Look.class);

  private static final String UNSEEN =
      "An upgrade from %s to %s was asked for, and nobody saw what came of it: look at cluster %s in the RDS console; a requeue looks, too, and goes on from there. ";

  /**
   * Lets a step look.
   *
   * @param exit whether it is one of the exit steps, which nobody comes after to make good: those
   *     that may be left out give up by themselves, the others (a place in the ledger) are tried
   *     until they succeed
   */
  static Look by(Step step, boolean exit, Visit visit, Tempo tempo) {
    Look look = once(step, exit, visit, tempo);
    return look.outcome() instanceof Outcome.Failed failed && step.indispensable()
        ? again(failed.failure(), visit, tempo)
        : look;
  }

  /** What is made of an operator's wish to stop before the commit point. */
  static Look cancelled(Visit visit) {
    visit.log("execution", "Cancelled by an operator.");
    return new Look(
        Outcome.failed(
            Failure.held(
                "cancelled",
                "An operator cancelled the work on cluster %s at step %s"
                    .formatted(visit.cluster(), visit.checkpoint().now().step()),
                "Requeue it when it may go on")),
        false);
  }

  private static Look once(Step step, boolean exit, Visit visit, Tempo tempo) {
    try {
      Outcome outcome = step.advance(visit);
      return outcome instanceof Outcome.Failed failed
          ? judge(step, failed.failure(), exit, visit, tempo)
          : new Look(outcome, false);
    } catch (LeaseLostException | SupersededException e) {
      throw e;
    } catch (OutsideException e) {
      return judge(step, e.failure(), exit, visit, tempo);
    } catch (RuntimeException e) {
      LOG.error("Step {} of {} broke", step.name(), visit.cluster(), e);
      return new Look(Outcome.failed(named(surprise(step, e), visit)), false);
    }
  }

  /** What is made of a step whose worker died in it again and again. */
  static Look fruitless(Step step, int claims, Checkpoint at) {
    Failure bug =
        Failure.bug(
            "step-kills-worker",
            "Step %s was begun %d times in a row and never ended; its workers died in it"
                .formatted(step.name(), claims));
    String asked =
        at.facts().stream()
            .filter(f -> f instanceof Fact.Intended || f instanceof Fact.Upgraded)
            .reduce((first, second) -> second)
            .filter(Fact.Intended.class::isInstance)
            .map(Fact.Intended.class::cast)
            .map(i -> UNSEEN.formatted(i.from(), i.target(), at.order().cluster()))
            .orElse("");
    return new Look(
        Outcome.failed(
            new Failure(
                bug.category(), bug.code(), bug.reason(), List.of(), asked + bug.nextAction())),
        false);
  }

  private static Look judge(Step step, Failure failure, boolean exit, Visit visit, Tempo tempo) {
    int tries = visit.checkpoint().now().tries();
    if (failure.holds()) {
      visit.log("execution", "HELD: " + failure.reason() + ". " + failure.nextAction());
      return new Look(Outcome.failed(failure), false);
    }
    if (failure.category() != Failure.Category.RETRY || (tries >= step.budget().tries() && !exit)) {
      Failure last =
          named(
              failure.category() == Failure.Category.RETRY ? givenUp(failure, tries) : failure,
              visit);
      visit.log("execution", "FAILED: " + last.reason() + ". " + last.nextAction());
      return new Look(Outcome.failed(last), false);
    }
    return again(failure, visit, tempo);
  }

  private static Look again(Failure failure, Visit visit, Tempo tempo) {
    visit.log("execution", "Will try again: " + failure.reason());
    Duration pause = jitter(pause(visit.checkpoint().now().tries(), tempo), visit.checkpoint());
    return new Look(Outcome.waiting("another try: " + failure.reason(), pause), true);
  }

  /** Adapters advise for a fault that is tried again by itself; this one no longer is. */
  private static Failure givenUp(Failure failure, int tries) {
    return Failure.retry(
            failure.code(),
            failure.reason(),
            "It was tried %d times and failed each time. Find out what stands in the way, then requeue"
                .formatted(tries + 1))
        .withEvidence(failure.evidence());
  }

  /** Adapters know hosts, secrets and calls; whoever reads the report thinks of a cluster. */
  private static Failure named(Failure failure, Visit visit) {
    String cluster = visit.cluster().value();
    return failure.reason().contains(cluster)
        ? failure
        : new Failure(
            failure.category(),
            failure.code(),
            "Cluster %s, step %s: %s"
                .formatted(cluster, visit.checkpoint().now().step(), failure.reason()),
            failure.evidence(),
            failure.nextAction());
  }

  static Duration pause(int tries, Tempo tempo) {
    Duration pause = tempo.retry().multipliedBy(1L << Math.min(tries, 20));
    return pause.compareTo(tempo.slowLook()) < 0 ? pause : tempo.slowLook();
  }

  /**
   * Between half and all of the pause, so that clusters which failed together do not come back
   * together. From the checkpoint rather than by chance: whoever repeats the visit waits as long.
   */
  static Duration jitter(Duration pause, Checkpoint checkpoint) {
    int spread =
        Objects.hash(
            checkpoint.order().cluster(),
            checkpoint.now().step(),
            checkpoint.now().tries(),
            checkpoint.attempt());
    return pause.minus(pause.multipliedBy(Math.floorMod(spread, 1000)).dividedBy(2000));
  }

  private static Failure surprise(Step step, RuntimeException e) {
    StackTraceElement[] stack = e.getStackTrace();
    return Failure.bug(
        "surprise",
        "Step %s met a %s: %s".formatted(step.name(), e.getClass().getSimpleName(), e.getMessage()),
        stack.length == 0 ? "no stack" : "at " + stack[0]);
  }
}
