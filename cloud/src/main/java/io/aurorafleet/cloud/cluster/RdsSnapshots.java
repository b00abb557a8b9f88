package io.aurorafleet.cloud.cluster;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.ClusterId;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Snapshots through the RDS API. */
public final class RdsSnapshots implements Snapshots {
  private final RdsClient rds;

  @Inject
  public RdsSnapshots(RdsClient rds) {
    this.rds = rds;
  }

  @Override
  public Optional<SnapshotView> find(String name) {
    return AwsCall.find(
            "describe snapshot " + name,
            () -> rds.describeDBClusterSnapshots(r -> r.dbClusterSnapshotIdentifier(name)))
        .flatMap(reply -> reply.dbClusterSnapshots().stream().findFirst())
        .map(
            snapshot ->
                new SnapshotView(
                    snapshot.dbClusterSnapshotIdentifier(),
                    requireNonNullElse(snapshot.status(), "unknown"),
                    RdsViews.tags(snapshot.tagList())));
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
