package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether this worker is being stopped. Then a visit ends with the step it is at, and a step that
 * takes longer than it may ends at its next safe point: before a call with an effect, or at a beat
 * of a long statement. Either way the cluster is handed over to another worker at once.
 */
public final class Drain {
  private final WorkClock clock;
  private volatile @Nullable Duration end;

  public Drain(WorkClock clock) {
    this.clock = clock;
  }

  /**
   * Begins.
   *
   * @param patience how long steps that run may go on
   */
  public void begin(Duration patience) {
    end = clock.monotonic().plus(patience);
  }

  /** Whether no further step is to be begun. */
  boolean asked() {
    return end != null;
  }

  /** Whether the step at work is to stop too. */
  boolean over() {
    Duration until = end;
    return until != null && clock.monotonic().compareTo(until) >= 0;
  }
}
