package io.aurorafleet.report.plan;

import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all clusters of a plan together take of one of the account's quotas. Preflight asks of each
 * cluster whether it fits by itself; thirty that each fit may not fit together, because safety
 * clones, groups and snapshots stay after the run until somebody removes them.
 *
 * @param quota in words, such as {@code DB clusters}
 * @param needed by all clusters that are ready, or will be once mended
 * @param atOnce the most that as many clusters take as may be in flight
 * @param used taken already, as of the plan
 */
public record FleetRoom(String quota, long needed, long atOnce, long used, long max) {
  /** One for each quota of which something is taken, in the order in which they are first named. */
  public static List<FleetRoom> of(Collection<List<Need>> clusters, int inFlight) {
    Map<String, List<Need>> byQuota = new LinkedHashMap<>();
    clusters.forEach(
        needs ->
            needs.forEach(
                n -> byQuota.computeIfAbsent(n.quota(), quota -> new ArrayList<>()).add(n)));
    return byQuota.entrySet().stream()
        .map(
            e -> {
              List<Long> needed =
                  e.getValue().stream()
                      .map(Need::needed)
                      .sorted(Comparator.reverseOrder())
                      .toList();
              Need any = e.getValue().get(0);
              return new FleetRoom(
                  e.getKey(),
                  needed.stream().mapToLong(Long::longValue).sum(),
                  needed.stream().limit(inFlight).mapToLong(Long::longValue).sum(),
                  any.used(),
                  any.max());
            })
        .toList();
  }

  public long free() {
    return Math.max(0, max - used);
  }

  /** Whether not even those that are in flight at a time find room. */
  public boolean tooFewAtOnce() {
    return atOnce > free();
  }

  /** Whether the run as a whole does not fit unless somebody makes room while it goes on. */
  public boolean tooFew() {
    return needed > free();
  }

  /** For people: what is needed and free, and what follows. */
  public String words() {
    String figures =
        "%s: %d needed, %d at a time; %d of %d free".formatted(quota, needed, atOnce, free(), max);
    if (tooFewAtOnce()) {
      return "WARNING "
          + figures
          + ". Not even those in flight fit: lower --in-flight, delete what is not needed, or have the quota raised";
    }
    if (tooFew()) {
      return "WARNING "
          + figures
          + ". Not all fit: what a run makes stays until somebody deletes it; make room, have the quota raised, or go in several runs";
    }
    return figures;
  }
}
