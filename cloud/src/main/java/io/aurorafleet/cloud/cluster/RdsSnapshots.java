package io.aurorafleet.cloud.cluster;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.ClusterId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

/** Snapshots through the RDS API. */
public final class RdsSnapshots implements Snapshots {
  private final RdsClient rds;

  public RdsSnapshots(RdsClient rds) {
    this.rds = rds;
  }

  @Override
  public Optional<SnapshotView> find(String name) {
    return AwsCall.find(
            "describe snapshot " + name,
            () -> rds.describeDBClusterSnapshots(r -> r.dbClusterSnapshotIdentifier(name)))
        .flatMap(reply -> reply.dbClusterSnapshots().stream().findFirst())
        .map(RdsSnapshots::view);
  }

  @Override
  public List<SnapshotView> of(ClusterId cluster) {
    return AwsCall.run(
        "list the snapshots of cluster " + cluster,
        () ->
            rds
                .describeDBClusterSnapshotsPaginator(
                    r -> r.dbClusterIdentifier(cluster.value()).snapshotType("manual"))
                .dbClusterSnapshots()
                .stream()
                .map(RdsSnapshots::view)
                .toList());
  }

  private static SnapshotView view(DBClusterSnapshot snapshot) {
    return new SnapshotView(
        snapshot.dbClusterSnapshotIdentifier(),
        requireNonNullElse(snapshot.status(), "unknown"),
        RdsViews.tags(snapshot.tagList()),
        snapshot.snapshotCreateTime());
  }

  @Override
  public void create(Fence fence, ClusterId cluster, String name, Map<String, String> tags) {
    AwsCall.effect(
        fence,
        "make snapshot %s of cluster %s".formatted(name, cluster),
        () ->
            rds.createDBClusterSnapshot(
                r ->
                    r.dbClusterSnapshotIdentifier(name)
                        .dbClusterIdentifier(cluster.value())
                        .tags(RdsViews.tags(tags))));
  }
}
