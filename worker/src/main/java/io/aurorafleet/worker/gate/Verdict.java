package io.aurorafleet.worker.gate;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.run.Ledger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an attempt may begin: the whole rule of the gate, as a pure function of the ledger. A
 * wave opens when all before it have ended within their budgets, and is not closed again by a
 * requeue; a spent budget and a window that is over hold whoever has not begun. Whom an operator
 * requeued by name is not held by a budget: he has seen what failed.
 */
sealed interface Verdict {
  /** Leave was given before. */
  record Admitted() implements Verdict {}

  /** Leave may be given now. */
  record Admit() implements Verdict {}

  /** Not yet. */
  record Wait(String on) implements Verdict {}

  /** Not in this run, unless an operator requeues it. */
  record Hold(Failure why) implements Verdict {}

  static Verdict of(Ledger ledger, ClusterId cluster, int attempt, Instant now) {
    if (ledger.admits(cluster, attempt)) {
      return new Admitted();
    }
    if (ledger.hasEnded(cluster, attempt)) {
      return new Wait("its end to be saved");
    }
    Instant end = ledger.windowEnd();
    if (end != null && !now.isBefore(end)) {
      return new Hold(
          Failure.held(
              "window-over",
              "Cluster %s was not begun before the change window ended at %s"
                  .formatted(cluster, end),
              "Requeue it for the next window: aurora-fleet requeue --window-end"));
    }
    Wave wave = ledger.wave(cluster);
    Optional<Wave> spent =
        ledger.waives(cluster, attempt)
            ? Optional.empty()
            : Arrays.stream(Wave.values())
                .filter(w -> w.compareTo(wave) <= 0 && ledger.spent(w))
                .findFirst();
    if (spent.isPresent()) {
      return new Hold(spent(ledger, cluster, spent.get()));
    }
    if (ledger.pauses(cluster)) {
      return new Wait(ledger.paused() ? "the run to be resumed" : "the cluster to be resumed");
    }
    Optional<Wave> before =
        ledger.begun(wave)
            ? Optional.empty()
            : Arrays.stream(Wave.values())
                .filter(w -> w.compareTo(wave) < 0 && ledger.unended(w) > 0)
                .findFirst();
    if (before.isPresent()) {
      return new Wait(
          "wave %s to end, of which %d cluster(s) have not"
              .formatted(name(before.get()), ledger.unended(before.get())));
    }
    return ledger.hasRoom()
        ? new Admit()
        : new Wait("one of the %d places at work to become free".formatted(ledger.limit()));
  }

  private static Failure spent(Ledger ledger, ClusterId cluster, Wave wave) {
    return Failure.held(
        "budget-spent",
        "Cluster %s was not begun: %d cluster(s) of wave %s have failed, and no more than %d may"
            .formatted(cluster, ledger.failures(wave), name(wave), ledger.failureBudget()),
        "See to those that failed, then requeue them and this one: aurora-fleet requeue. Named, it begins whatever became of them");
  }

  private static String name(Wave wave) {
    return wave.name().toLowerCase(Locale.ROOT);
  }
}
