package io.aurorafleet.sandbox.bus;

import java.time.Duration;
import java.util.List;

/**
 * Decides how events travel. AWS's services emit their events best effort: late, twice, out of
 * order, or not at all. Asked once for every event, from any thread.
 */
@FunctionalInterface
public interface EventPlan {
  /** Every event once and at once. */
  EventPlan NONE = event -> List.of(Duration.ZERO);

  /**
   * When copies of the event arrive, counted from now in AWS's time: none for an event that is
   * lost, two for one that comes twice.
   *
   * @param event the whole event, as targets get it
   */
  List<Duration> deliveries(String event);
}
