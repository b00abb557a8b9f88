package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.cloud.time.WorkClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The time from a worker's start until all clusters that will come to their points have come. */
final class Gathering {
  /** A worker whose clusters come to their points. */
  interface Comers {
    /** Clusters that stand still, at their points or past them. */
    Set<String> arrived();

    /** What it said last, when it has ended by itself or is asked why nobody comes. */
    String errors() throws IOException;

    boolean alive();
  }

  private static final Duration LOOK = Duration.ofMillis(100);

  /**
   * Whoever does not come within this time after the first will not come. An upgrade call that a
   * worker died at is in doubt for 100 s: the start deadline of the workers' tempo.
   */
  private static final Duration MOST_STANDING = Duration.ofSeconds(130);

  /** A point may follow the end of a cluster; whoever is over for this long has passed it. */
  private static final Duration AFTER_THE_END = Duration.ofSeconds(5);

  private final WorkClock clock;
  private final Predicate<String> over;
  private final Duration longest;

  /**
   * Wires it.
   *
   * @param over whether a cluster's attempt has ended
   * @param longest when nobody has come by then, something is broken
   */
  Gathering(WorkClock clock, Predicate<String> over, Duration longest) {
    this.clock = clock;
    this.over = over;
    this.longest = longest;
  }

  /**
   * Waits.
   *
   * @throws IOException when the worker died by itself, or nobody came and nothing is over
   */
  void await(Comers victim, List<String> ids) throws IOException {
    Duration began = clock.monotonic();
    Duration first = null;
    Duration complete = null;
    while (victim.arrived().size() < ids.size()) {
      Duration now = clock.monotonic();
      first = first == null && !victim.arrived().isEmpty() ? now : first;
      boolean nobodyLeft =
          ids.stream().allMatch(id -> victim.arrived().contains(id) || over.test(id));
      complete = !nobodyLeft ? null : complete == null ? now : complete;
      if (lasted(complete, now, AFTER_THE_END) || lasted(first, now, MOST_STANDING)) {
        return;
      }
      if (!victim.alive() || now.minus(began).compareTo(longest) > 0) {
        throw new IOException("The worker came to no point: " + victim.errors());
      }
      clock.pause(LOOK);
    }
  }

  private static boolean lasted(@Nullable Duration since, Duration now, Duration length) {
    return since != null && now.minus(since).compareTo(length) > 0;
  }
}
