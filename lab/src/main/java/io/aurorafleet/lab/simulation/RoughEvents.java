package io.aurorafleet.lab.simulation;

import io.aurorafleet.sandbox.bus.EventPlan;
import java.time.Duration;
import java.util.List;

/** RDS events as RDS promises them: best effort. */
final class RoughEvents implements EventPlan {
  private final Faults faults;

  RoughEvents(Faults faults) {
    this.faults = faults;
  }

  @Override
  public List<Duration> deliveries(String event) {
    if (faults.happens(Kind.LOST_EVENT)) {
      return List.of();
    }
    if (faults.happens(Kind.DOUBLED_EVENT)) {
      return List.of(Duration.ZERO, Duration.ofSeconds(faults.chance().nextInt(3600)));
    }
    if (faults.happens(Kind.OLD_EVENT)) {
      return List.of(Duration.ofHours(25));
    }
    return List.of(
        faults.happens(Kind.LATE_EVENT)
            ? Duration.ofSeconds(1 + faults.chance().nextInt(1800))
            : Duration.ZERO);
  }
}
