package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something read from AWS and kept for a while. Callers that begin together may read it twice; no
 * lock is held over a remote call. What fails is not kept.
 */
final class Kept<T> {
  private record Known<T>(T value, Duration read) {}

  private final WorkClock clock;
  private final Duration life;
  private final Supplier<T> source;
  private volatile @Nullable Known<T> known;

  Kept(WorkClock clock, Duration life, Supplier<T> source) {
    this.clock = clock;
    this.life = life;
    this.source = source;
  }

  T get() {
    Known<T> now = known;
    if (now == null || clock.monotonic().minus(now.read()).compareTo(life) >= 0) {
      now = new Known<>(source.get(), clock.monotonic());
      known = now;
    }
    return now.value();
  }
}
