package io.aurorafleet.sandbox.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;

/**
 * DeleteDBCluster. AWS: members go first, protection forbids it, and without SkipFinalSnapshot a
 * final snapshot must have a name. Clones of it live on.
 */
final class ClusterDeletion {
  private final Estate estate;

  ClusterDeletion(Estate estate) {
    this.estate = estate;
  }

  DeleteDbClusterResponse delete(DeleteDbClusterRequest request) {
    Cluster cluster = estate.cluster(request.dbClusterIdentifier());
    check(cluster, request);
    if (request.finalDBSnapshotIdentifier() != null) {
      new Snapshots(estate).finalOf(cluster, request.finalDBSnapshotIdentifier());
    }
    cluster.busy(true);
    cluster.status("deleting");
    DBCluster answer = Views.of(estate, cluster);
    estate.plane.stage(
        Stage.DELETE_CLUSTER,
        cluster,
        plane -> plane.delete(cluster.resourceId()),
        () -> gone(cluster),
        failure -> gone(cluster));
    return DeleteDbClusterResponse.builder().dbCluster(answer).build();
  }

  private void check(Cluster cluster, DeleteDbClusterRequest request) {
    if (Boolean.TRUE.equals(cluster.model().deletionProtection())) {
      throw Fault.COMBINATION.with(
          "Cannot delete protected Cluster, please disable deletion protection and try again.");
    }
    boolean skip = Boolean.TRUE.equals(request.skipFinalSnapshot());
    if (skip == (request.finalDBSnapshotIdentifier() != null)) {
      throw Fault.COMBINATION.with(
          skip
              ? "FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is true."
              : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
    }
    if (estate.members(cluster).stream().anyMatch(m -> !m.deleting())) {
      throw Fault.CLUSTER_STATE.with(
          "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
    }
    List<String> deletable = List.of("available", "failed", "cloning-failed", "upgrade_failed");
    if (cluster.busy() || !deletable.contains(cluster.status())) {
      throw Fault.CLUSTER_STATE.with(
          "DBCluster " + cluster.id() + " is not currently in the available state.");
    }
  }

  private void gone(Cluster cluster) {
    if (!estate.members(cluster).isEmpty()) {
      // Its last instance takes longer to go than the cluster itself.
      estate.after(Stage.DELETE_CLUSTER, cluster.id(), () -> gone(cluster));
      return;
    }
    estate.events.tell(Notice.CLUSTER_DELETED, cluster);
    estate.clusters.remove(cluster.id());
    estate.maintenance.forget(cluster.arn());
  }
}
