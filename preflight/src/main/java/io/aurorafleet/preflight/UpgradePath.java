package io.aurorafleet.preflight;

import io.aurorafleet.contracts.EngineVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the way from one engine version to another over RDS's ValidUpgradeTarget lists. Old minors
 * often list few majors, so that a minor hop has to come first.
 */
public final class UpgradePath {
  private static final Comparator<Way> BEST_FIRST =
      Comparator.comparingInt(Way::leastMajors)
          .thenComparingInt(Way::leastHops)
          .thenComparing(Way::versions, UpgradePath::newestFirst);

  private UpgradePath() {}

  /** A version that RDS lists as a valid upgrade target of another. */
  public record Target(EngineVersion version, boolean major) {}

  /**
   * The way with the fewest major hops (each is an outage with pg_upgrade), then the fewest hops,
   * then the newest minors. Flavours such as {@code -limitless} are never picked.
   *
   * @param targets RDS's valid targets of a version; asked only for versions on likely ways, at
   *     most once each
   */
  public static Route search(
      EngineVersion from,
      EngineVersion target,
      Function<EngineVersion, ? extends List<Target>> targets) {
    if (!target.newerThan(from)) {
      return new Route.AlreadyThere(from);
    }
    List<Target> first = ordinary(targets.apply(from));
    Set<EngineVersion> seen = new HashSet<>();
    PriorityQueue<Way> open = new PriorityQueue<>(BEST_FIRST);
    open.add(new Way(from, target, List.of()));
    for (Way way = open.poll(); way != null; way = open.poll()) {
      if (way.end().equals(target)) {
        return new Route.Found(way.legs());
      }
      if (seen.add(way.end())) {
        List<Target> next = way.legs().isEmpty() ? first : ordinary(targets.apply(way.end()));
        for (Target step : next) {
          if (step.version().newerThan(way.end()) && !step.version().newerThan(target)) {
            open.add(way.then(step));
          }
        }
      }
    }
    return new Route.None(first);
  }

  private static List<Target> ordinary(List<Target> targets) {
    return targets.stream()
        .filter(t -> !t.version().special())
        .sorted(Comparator.comparing(Target::version))
        .toList();
  }

  private static int newestFirst(List<EngineVersion> one, List<EngineVersion> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int difference = other.get(i).compareTo(one.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /** A way so far, with the least it will have cost at the target. */
  private record Way(EngineVersion from, EngineVersion target, List<Route.Leg> legs) {
    EngineVersion end() {
      return legs.isEmpty() ? from : legs.get(legs.size() - 1).to();
    }

    List<EngineVersion> versions() {
      return legs.stream().map(Route.Leg::to).toList();
    }

    int leastMajors() {
      int so = (int) legs.stream().filter(Route.Leg::major).count();
      return end().major() == target.major() ? so : so + 1;
    }

    int leastHops() {
      return end().equals(target) ? legs.size() : legs.size() + 1;
    }

    Way then(Target step) {
      List<Route.Leg> more = new ArrayList<>(legs);
      more.add(new Route.Leg(end(), step.version(), step.major()));
      return new Way(from, target, more);
    }
  }
}
