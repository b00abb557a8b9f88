package io.aurorafleet.lab.simulation;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.run.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Invariant 6: what must hold from one stored ledger to the next. */
final class Admissions {
  /** Clocks of workers may be wrong by this much, and the window's end is told by them. */
  private static final long SKEW_SECONDS = 360;

  private Admissions() {}

  static List<String> wrong(Ledger before, Ledger after, Instant now) {
    List<String> wrong = new ArrayList<>();
    after
        .admitted()
        .forEach(
            (cluster, admission) -> {
              if (!before.admits(cluster, admission.attempt())
                  && !reopened(before, cluster, admission)) {
                admitted(before, after, cluster, admission.attempt(), now, wrong);
              }
            });
    before
        .ended()
        .forEach(
            (cluster, end) -> {
              if (!after.hasEnded(cluster, end.attempt())) {
                wrong.add("6: the end of %s was lost".formatted(cluster));
              }
            });
    return wrong;
  }

  /** An upgrade that began after it was given up is looked after, whatever the limits. */
  private static boolean reopened(Ledger before, ClusterId cluster, Ledger.Admission admission) {
    return admission.attempt() > Math.max(1, before.requeued().getOrDefault(cluster, 1));
  }

  private static void admitted(
      Ledger before,
      Ledger after,
      ClusterId cluster,
      int attempt,
      Instant now,
      List<String> wrong) {
    Wave wave = after.wave(cluster);
    if (after.inFlight() > after.limit()) {
      wrong.add("6: %d in flight, the limit is %d".formatted(after.inFlight(), after.limit()));
    }
    if (before.pauses(cluster)) {
      wrong.add("6: %s was admitted in a pause".formatted(cluster));
    }
    if (before.windowEnd() != null && now.isAfter(before.windowEnd().plusSeconds(SKEW_SECONDS))) {
      wrong.add("6: %s was admitted after the window's end".formatted(cluster));
    }
    boolean named = before.waives(cluster, attempt);
    if (before.spent(wave) && !named) {
      wrong.add("6: %s was admitted to a wave whose budget is spent".formatted(cluster));
    }
    if (before.begun(wave)) {
      return;
    }
    for (Wave earlier : Wave.values()) {
      if (earlier.compareTo(wave) < 0
          && (before.unended(earlier) > 0 || (before.spent(earlier) && !named))) {
        wrong.add("6: wave %s began before wave %s ended well".formatted(wave, earlier));
      }
    }
  }
}
