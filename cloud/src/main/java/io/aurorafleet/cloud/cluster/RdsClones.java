package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/** Clones through the RDS API. */
public final class RdsClones implements Clones {
  private final RdsClient rds;

  @Inject
  public RdsClones(RdsClient rds) {
    this.rds = rds;
  }

  /**
   * Never sends EngineLifecycleSupport: switching Extended Support off would make RDS upgrade a
   * clone of an old major by itself.
   */
  @Override
  public void create(Fence fence, ClusterView source, String name, Map<String, String> tags) {
    ClusterView.Shape shape = source.shape();
    RestoreDbClusterToPointInTimeRequest.Builder call =
        RestoreDbClusterToPointInTimeRequest.builder()
            .dbClusterIdentifier(name)
            .sourceDBClusterIdentifier(source.id().value())
            .restoreType("copy-on-write")
            .useLatestRestorableTime(true)
            .dbSubnetGroupName(shape.subnetGroup())
            .vpcSecurityGroupIds(shape.securityGroups())
            .dbClusterParameterGroupName(source.parameterGroup())
            .port(source.port())
            .enableIAMDatabaseAuthentication(shape.iamAuthentication())
            .storageType(shape.storageType())
            .copyTagsToSnapshot(shape.copyTagsToSnapshot())
            .backupRetentionPeriod(shape.backupRetentionDays())
            .deletionProtection(true)
            .tags(RdsViews.tags(tags));
    if (!source.logExports().isEmpty()) {
      call.enableCloudwatchLogsExports(source.logExports());
    }
    if (shape.serverlessMaximum() != null) {
      call.serverlessV2ScalingConfiguration(
          s -> s.minCapacity(shape.serverlessMinimum()).maxCapacity(shape.serverlessMaximum()));
    }
    AwsCall.effect(
        fence,
        "clone cluster %s as %s".formatted(source.id(), name),
        () -> rds.restoreDBClusterToPointInTime(call.build()));
  }

  @Override
  public void delete(Fence fence, String name) {
    Optional<DBCluster> found =
        AwsCall.find(
                "describe clone " + name,
                () -> rds.describeDBClusters(r -> r.dbClusterIdentifier(name)))
            .map(DescribeDbClustersResponse::dbClusters)
            .flatMap(clusters -> clusters.stream().findFirst());
    if (found.isEmpty() || "deleting".equals(found.get().status())) {
      return;
    }
    DBCluster clone = found.get();
    refuseUnlessOurs(name, clone);
    if (Boolean.TRUE.equals(clone.deletionProtection())) {
      AwsCall.effect(
          fence,
          "take the deletion protection off clone " + name,
          () ->
              rds.modifyDBCluster(
                  r ->
                      r.dbClusterIdentifier(name)
                          .deletionProtection(false)
                          .applyImmediately(true)));
    }
    fence.check();
    AwsCall.find(
        "delete clone " + name,
        () -> rds.deleteDBCluster(r -> r.dbClusterIdentifier(name).skipFinalSnapshot(true)));
  }

  private static void refuseUnlessOurs(String name, DBCluster clone) {
    if (!Ownership.ours(name, RdsViews.tags(clone.tagList()))) {
      throw new OutsideException(
          Failure.fix(
              "not-ours",
              "Cluster %s was not deleted: it has no tag %s that holds its own name, so we did not make it."
                  .formatted(name, Ownership.SELF),
              "Delete it by hand if it is no longer needed, then requeue."));
    }
    if (!clone.dbClusterMembers().isEmpty()) {
      throw new OutsideException(
          Failure.fix(
              "clone-has-instances",
              "Clone %s was not deleted: somebody gave it instances, so it may be in use."
                  .formatted(name),
              "Delete its instances if it is no longer needed, then requeue."));
    }
  }
}
