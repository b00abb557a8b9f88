package io.aurorafleet.worker.tables;

import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Remembers progress ever more rarely, because facts are only ever added: after half a minute, then
 * each time half as much again has passed.
 */
final class Saving {
  private static final Duration FIRST = Duration.ofSeconds(30);

  private final SharedVisit visit;
  private final Job job;
  private final Instant began;
  private Instant last;

  Saving(SharedVisit visit, Job job) {
    this.visit = visit;
    this.job = job;
    began = visit.now();
    last = began;
  }

  void maybe(Supplier<List<DatabaseWork>> sums) {
    Instant now = visit.now();
    synchronized (this) {
      if (!due(Duration.between(began, last), Duration.between(last, now))) {
        return;
      }
      last = now;
    }
    List<DatabaseWork> sum = sums.get();
    visit.remember(() -> job.progress(now, sum));
  }

  static boolean due(Duration worked, Duration since) {
    Duration half = worked.dividedBy(2);
    return since.compareTo(half.compareTo(FIRST) > 0 ? half : FIRST) >= 0;
  }
}
