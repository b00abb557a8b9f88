package io.aurorafleet.cloud.time;

import java.time.Duration;
import java.time.Instant;

/** The machine's own clocks. */
public final class SystemClock implements WorkClock {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Duration monotonic() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
