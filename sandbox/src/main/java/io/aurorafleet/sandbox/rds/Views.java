package io.aurorafleet.sandbox.rds;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** What responses and describes show of clusters and instances. */
final class Views {
  private Views() {}

  /** The truth, as the operation that changes a cluster answers it. */
  static DBCluster of(Estate estate, Cluster cluster) {
    return cluster.model().toBuilder()
        .dbClusterMembers(estate.members(cluster).stream().map(Views::member).toList())
        .latestRestorableTime(estate.now().minus(Duration.ofMinutes(5)))
        .build();
  }

  private static DBClusterMember member(Instance instance) {
    return DBClusterMember.builder()
        .dbInstanceIdentifier(instance.id())
        .isClusterWriter(instance.writer())
        .dbClusterParameterGroupStatus(instance.clusterGroupStatus())
        .promotionTier(instance.model().promotionTier())
        .build();
  }

  /** What a describe shows, bent by the fault plan. */
  static Optional<DBCluster> seen(Estate estate, Cluster cluster) {
    return Optional.ofNullable(estate.options.faults().seen(of(estate, cluster)));
  }

  static Optional<DBInstance> seen(Estate estate, Instance instance) {
    return Optional.ofNullable(estate.options.faults().seen(instance.model()));
  }

  static List<Cluster> clusters(Estate estate, String nameOrArn) {
    return nameOrArn == null
        ? List.copyOf(estate.clusters.values())
        : List.of(estate.cluster(nameOrArn));
  }
}
