package io.aurorafleet.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time as the sandbox's services see it: what the hour is, and what will happen later. The services
 * never sleep and never read another clock, so the same class runs in a simulation's virtual time
 * and, scaled, in a sandbox's real time.
 */
public interface Timeline extends InstantSource {
  /**
   * Runs {@code action} once, {@code delay} of AWS's time from now; a time scale may make it come
   * sooner. Actions that are due at the same instant run in the order they were asked for.
   */
  void after(Duration delay, Runnable action);

  @Override
  Instant instant();
}
