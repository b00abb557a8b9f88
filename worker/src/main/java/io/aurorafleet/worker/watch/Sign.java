package io.aurorafleet.worker.watch;

import java.time.Duration;
import java.util.function.Supplier;

/** One poller's signs of life, given by its own thread and read by another. */
public final class Sign {
  private final String name;
  private final Supplier<Duration> clock;
  private final Runnable reached;
  private volatile Duration last;
  private volatile boolean waiting;
  private volatile boolean hasReached;

  Sign(String name, Supplier<Duration> clock, Runnable reached) {
    this.name = name;
    this.clock = clock;
    this.reached = reached;
    this.last = clock.get();
  }

  /**
   * It waits until a visit ends. That may take hours of SQL and is no silence: visits have leases
   * of their own.
   */
  public void waiting() {
    waiting = true;
  }

  /** It goes round: about to call the queue, or back from a call that failed. */
  public void moving() {
    last = clock.get();
    waiting = false;
  }

  /** The queue has answered. */
  public void reached() {
    moving();
    if (!hasReached) {
      hasReached = true;
      reached.run();
    }
  }

  /** Whether the queue has ever answered; before that there is no point in a long poll. */
  public boolean hasReached() {
    return hasReached;
  }

  String name() {
    return name;
  }

  boolean silent(Duration now, Duration limit) {
    return !waiting && now.minus(last).compareTo(limit) > 0;
  }
}
