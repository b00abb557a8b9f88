package io.aurorafleet.lab.soak;

import io.aurorafleet.sandbox.bus.EventPlan;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Events of which three in ten are lost, three in ten come twice, and most come late. */
final class RoughEvents implements EventPlan {
  private static final double LOST = 0.3;
  private static final double DOUBLED = 0.3;
  private static final int LATEST_SECONDS = 120;

  private final Random chance;
  private long emitted;
  private long lost;
  private long doubled;

  RoughEvents(long seed) {
    this.chance = new Random(seed);
  }

  @Override
  public synchronized List<Duration> deliveries(String event) {
    emitted++;
    double fate = chance.nextDouble();
    if (fate < LOST) {
      lost++;
      return List.of();
    }
    if (fate < LOST + DOUBLED) {
      doubled++;
      return List.of(late(), late());
    }
    return List.of(late());
  }

  /** In AWS's time, as the sandbox counts it. */
  private Duration late() {
    return Duration.ofSeconds(chance.nextInt(LATEST_SECONDS));
  }

  synchronized long emitted() {
    return emitted;
  }

  synchronized long lost() {
    return lost;
  }

  synchronized long doubled() {
    return doubled;
  }
}
