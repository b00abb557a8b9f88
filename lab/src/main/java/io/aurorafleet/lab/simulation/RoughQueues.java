package io.aurorafleet.lab.simulation;

import io.aurorafleet.sandbox.queue.QueuePlan;
import java.time.Duration;
import java.util.List;

/** Queues that lose, double, delay and reorder, within and a little beyond what SQS promises. */
final class RoughQueues implements QueuePlan {
  private final Faults faults;

  RoughQueues(Faults faults) {
    this.faults = faults;
  }

  @Override
  public List<Duration> copies(String queue) {
    if (faults.happens(Kind.LOST_MESSAGE)) {
      return List.of();
    }
    if (faults.happens(Kind.DOUBLED_MESSAGE)) {
      return List.of(Duration.ZERO, Duration.ofSeconds(faults.chance().nextInt(300)));
    }
    if (faults.happens(Kind.OLD_MESSAGE)) {
      return List.of(Duration.ZERO, Duration.ofHours(25));
    }
    return List.of(
        faults.happens(Kind.LATE_MESSAGE)
            ? Duration.ofSeconds(1 + faults.chance().nextInt(120))
            : Duration.ZERO);
  }

  @Override
  public int pick(String queue, int visible) {
    if (visible == 1) {
      return 0;
    }
    int picked = faults.chance().nextInt(visible);
    if (picked > 0) {
      faults.count(Kind.REORDERED_MESSAGE);
    }
    return picked;
  }

  @Override
  public boolean forgetsDelete(String queue) {
    return faults.happens(Kind.FORGOTTEN_DELETE);
  }
}
