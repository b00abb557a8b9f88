package io.aurorafleet.worker.steps.downtime;

import io.aurorafleet.cloud.database.Reachability.Sighting;
import io.aurorafleet.contracts.checkpoint.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a cluster was unreachable, put together from what several watchers saw. Pure.
 *
 * <p>A watcher that was killed leaves a gap. An outage whose beginning or end fell into one is
 * counted from the first time anybody saw it to the first time anybody saw it over, and said not to
 * be whole.
 */
final class Outages {
  private record Seen(Instant at, boolean reachable, boolean first) {}

  private Outages() {}

  /**
   * Puts the sightings together.
   *
   * @param watchers the sightings of each watcher, in order
   * @return empty when nobody watched
   */
  static Optional<Fact.Downtime> of(List<List<Sighting>> watchers, int hop, Instant now) {
    List<Seen> all = new ArrayList<>();
    for (List<Sighting> watcher : watchers) {
      for (int i = 0; i < watcher.size(); i++) {
        all.add(new Seen(watcher.get(i).at(), watcher.get(i).reachable(), i == 0));
      }
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    all.sort(Comparator.comparing(Seen::at));
    return Optional.of(add(all, hop, now));
  }

  private static Fact.Downtime add(List<Seen> all, int hop, Instant now) {
    Duration sum = Duration.ZERO;
    boolean whole = all.get(0).reachable();
    @Nullable Instant from = null;
    @Nullable Instant until = null;
    @Nullable Instant down = null;
    for (Seen seen : all) {
      if (!seen.reachable() && down == null) {
        down = seen.at();
        from = from == null ? down : from;
        whole &= !seen.first();
      } else if (seen.reachable() && down != null) {
        sum = sum.plus(Duration.between(down, seen.at()));
        until = seen.at();
        down = null;
        whole &= !seen.first();
      }
    }
    if (down != null) {
      sum = sum.plus(Duration.between(down, now));
      until = null;
      whole = false;
    }
    return new Fact.Downtime(now, hop, sum.toMillis() / 1000.0, from, until, whole);
  }
}
