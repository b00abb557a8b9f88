package io.aurorafleet.lab.simulation;

import io.aurorafleet.sandbox.bus.EventPlan;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** RDS events as RDS promises them: best effort. */
final class RoughEvents implements EventPlan {
  private final Random chance;
  private final Faults faults;

  RoughEvents(Random chance, Faults faults) {
    this.chance = chance;
    this.faults = faults;
  }

  @Override
  public List<Duration> deliveries(String event) {
    if (faults.happens("lost event", 0.2)) {
      return List.of();
    }
    if (faults.happens("doubled event", 0.1)) {
      return List.of(Duration.ZERO, Duration.ofSeconds(chance.nextInt(3600)));
    }
    return List.of(
        faults.happens("late event", 0.1)
            ? Duration.ofSeconds(1 + chance.nextInt(1800))
            : Duration.ZERO);
  }
}
