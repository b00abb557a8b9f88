package io.aurorafleet.contracts.checkpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one step went, for the report: when, how often the world was looked at, and by what the last
 * look was brought about.
 *
 * @param step the step's name
 * @param hop which hop of the path, from 0
 * @param looks visits the step took, 1 when it never waited
 * @param endedBy what woke the visit that finished the step
 * @param event the RDS event id when an event did
 */
public record StepTrace(
    String step,
    int hop,
    int attempt,
    Instant startedAt,
    Instant endedAt,
    int looks,
    WokenBy endedBy,
    @Nullable String event) {
  /** What brought a visit about. */
  public enum WokenBy {
    /** The visit began with the step before and went straight on. */
    WENT_ON,
    ORDER,
    EVENT,
    TIMER,
    TAKEOVER,
    RESUME
  }

  /** Whether the step had to wait, and so something had to wake it. */
  public boolean waited() {
    return looks > 1;
  }
}
