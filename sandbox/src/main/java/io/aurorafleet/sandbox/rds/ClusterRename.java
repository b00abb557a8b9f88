package io.aurorafleet.sandbox.rds;

import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/**
 * Another name for a cluster. AWS: takes a minute in status {@code renaming}; ARN and name change,
 * the resource id, the members' own names and the tags do not.
 */
final class ClusterRename {
  private final Estate estate;
  private final Cluster cluster;

  ClusterRename(Estate estate, Cluster cluster) {
    this.estate = estate;
    this.cluster = cluster;
  }

  static void check(Estate estate, Cluster cluster, ModifyDbClusterRequest request) {
    String id = Identifiers.resource(request.newDBClusterIdentifier(), "NewDBClusterIdentifier");
    if (estate.clusterNameTaken(id)) {
      throw Fault.CLUSTER_EXISTS.with("DB Cluster already exists: " + id);
    }
    if (!Boolean.TRUE.equals(request.applyImmediately())
        || request.engineVersion() != null
        || cluster.waiting() != null) {
      throw Fault.COMBINATION.with(
          "DBCluster "
              + cluster.id()
              + " can be renamed only with ApplyImmediately and without an engine version change.");
    }
  }

  /** What the call answers: the old name, and the new one as pending. */
  DBCluster accept(String wanted) {
    String id = Identifiers.resource(wanted, "NewDBClusterIdentifier");
    cluster.pending(p -> p.dbClusterIdentifier(id));
    final DBCluster answer = Views.of(estate, cluster);
    cluster.busy(true);
    cluster.status("renaming");
    estate.after(Stage.RENAME, cluster.id(), () -> rename(id));
    return answer;
  }

  private void rename(String id) {
    String before = cluster.id();
    String arn = cluster.arn();
    estate.clusters.remove(before);
    cluster.set(
        b ->
            b.dbClusterIdentifier(id)
                .dbClusterArn(estate.options.arn("cluster", id))
                .status("available"));
    cluster.pending(p -> p.dbClusterIdentifier(null));
    cluster.busy(false);
    estate.clusters.put(id, cluster);
    estate.maintenance.move(arn, cluster.arn());
    estate.members(cluster).forEach(m -> m.set(b -> b.dbClusterIdentifier(id)));
    estate.events.tell(Notice.CLUSTER_RENAMED, cluster, before, id);
  }
}
