package io.aurorafleet.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A timeline that moves only when it is told to: for tests and the simulation. Not for several
 * threads at once; whoever drives it serialises access.
 */
public final class VirtualTimeline implements Timeline {
  private record Event(Instant at, long number, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
  private Instant now;
  private long number;

  public VirtualTimeline(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void after(Duration delay, Runnable action) {
    events.add(new Event(now.plus(delay), number++, action));
  }

  /** When the next action is due; empty when nothing is planned. */
  public Optional<Instant> next() {
    return Optional.ofNullable(events.peek()).map(Event::at);
  }

  /**
   * Moves time forward, running every action that falls due on the way, those they plan included.
   */
  public void advance(Duration by) {
    advanceTo(now.plus(by));
  }

  /** Moves time forward to {@code end}; an instant already past leaves the time as it is. */
  public void advanceTo(Instant end) {
    while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
      Event event = events.remove();
      now = event.at().isAfter(now) ? event.at() : now;
      event.action().run();
    }
    now = end.isAfter(now) ? end : now;
  }
}
