package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.time.Instant;

/** A worker's clock: the wall's time is wrong by some seconds, the monotonic one is right. */
final class SimulatedClock implements WorkClock {
  private final Schedule schedule;
  private final Duration skew;

  SimulatedClock(Schedule schedule, Duration skew) {
    this.schedule = schedule;
    this.skew = skew;
  }

  @Override
  public Instant now() {
    return schedule.now().plus(skew);
  }

  @Override
  public Duration monotonic() {
    return Duration.between(Instant.EPOCH, schedule.now());
  }

  @Override
  public void pause(Duration time) {
    schedule.await(time);
  }
}
