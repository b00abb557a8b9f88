package io.aurorafleet.cloud.time;

import java.time.Duration;
import java.time.Instant;

/** Time as workers know it: the wall's for people, the monotonic one for leases. */
public interface WorkClock {
  /** The wall's time; may jump, and differs between workers. */
  Instant now();

  /** A reading that only ever grows; meaningful only as a difference within one process. */
  Duration monotonic();

  /** Does nothing for a while; returns early, with the interrupt flag set, when interrupted. */
  void pause(Duration time);
}
