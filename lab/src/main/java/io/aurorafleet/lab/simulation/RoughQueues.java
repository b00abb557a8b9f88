package io.aurorafleet.lab.simulation;

import io.aurorafleet.sandbox.queue.QueuePlan;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Queues that lose, double, delay and reorder, within and a little beyond what SQS promises. */
final class RoughQueues implements QueuePlan {
  private final Random chance;
  private final Faults faults;

  RoughQueues(Random chance, Faults faults) {
    this.chance = chance;
    this.faults = faults;
  }

  @Override
  public List<Duration> copies(String queue) {
    if (faults.happens("lost message", 0.002)) {
      return List.of();
    }
    if (faults.happens("doubled message", 0.05)) {
      return List.of(Duration.ZERO, Duration.ofSeconds(chance.nextInt(300)));
    }
    return List.of(
        faults.happens("late message", 0.1)
            ? Duration.ofSeconds(1 + chance.nextInt(120))
            : Duration.ZERO);
  }

  @Override
  public int pick(String queue, int visible) {
    return chance.nextInt(visible);
  }

  @Override
  public boolean forgetsDelete(String queue) {
    return faults.happens("forgotten delete", 0.02);
  }
}
