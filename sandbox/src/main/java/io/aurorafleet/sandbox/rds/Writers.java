package io.aurorafleet.sandbox.rds;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which member writes. AWS: when the writer goes, the available reader of the lowest promotion tier
 * takes over; without any, nobody serves until a member is there again.
 */
final class Writers {
  private final Estate estate;

  Writers(Estate estate) {
    this.estate = estate;
  }

  /** The reader that a failover would make the writer. */
  Optional<Instance> heir(Cluster cluster, Predicate<Instance> eligible) {
    return estate.members(cluster).stream()
        .filter(m -> !m.writer() && m.available() && eligible.test(m))
        .min(Comparator.comparing((Instance i) -> i.model().promotionTier()));
  }

  /** The writer is being deleted. */
  void resign(Instance writer) {
    Cluster cluster = writer.cluster();
    writer.writer(false);
    Optional<Instance> heir = heir(cluster, m -> true);
    if (heir.isPresent()) {
      heir.get().writer(true);
      estate.events.tell(Notice.FAILOVER_COMPLETED, cluster, heir.get().id());
    } else {
      estate.plane.order(cluster.resourceId(), plane -> plane.takeDown(cluster.resourceId()));
    }
  }

  /** A member has become available; if there is no writer, it is the writer from now on. */
  void arrive(Instance member) {
    Cluster cluster = member.cluster();
    if (estate.writer(cluster).isEmpty() && !member.deleting()) {
      member.writer(true);
      Map<String, String> settings = ParameterUse.settings(estate, cluster);
      cluster.settings(settings);
      estate.plane.order(
          cluster.resourceId(), plane -> plane.bringUp(cluster.resourceId(), settings));
    }
  }
}
