package io.aurorafleet.cloud.cluster;

import java.util.Map;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/**
 * The calls that make a clone and its instance. RDS takes over data, version, user and password by
 * itself; all else only if it is named, and network and groups otherwise become the account's
 * defaults, with which nobody could use the clone.
 */
final class CloneRequests {
  /** The value with which RDS upgrades a clone of an old major by itself: never sent. */
  private static final String SELF_UPGRADING = "open-source-rds-extended-support-disabled";

  private CloneRequests() {}

  static RestoreDbClusterToPointInTimeRequest restore(
      ClusterView source, String name, String parameterGroup, Map<String, String> tags) {
    ClusterView.Shape shape = source.shape();
    RestoreDbClusterToPointInTimeRequest.Builder call =
        RestoreDbClusterToPointInTimeRequest.builder()
            .dbClusterIdentifier(name)
            .sourceDBClusterIdentifier(source.id().value())
            .restoreType("copy-on-write")
            .useLatestRestorableTime(true)
            .dbSubnetGroupName(shape.subnetGroup())
            .vpcSecurityGroupIds(shape.securityGroups())
            .dbClusterParameterGroupName(parameterGroup)
            .port(source.port())
            .enableIAMDatabaseAuthentication(shape.iamAuthentication())
            .storageType(shape.storageType())
            .copyTagsToSnapshot(shape.copyTagsToSnapshot())
            .backupRetentionPeriod(shape.backupRetentionDays())
            .preferredBackupWindow(shape.backupWindow())
            .deletionProtection(true)
            .tags(RdsViews.tags(tags));
    if (shape.encrypted()) {
      call.kmsKeyId(shape.kmsKey());
    }
    String lifecycle = shape.lifecycleSupport();
    if (lifecycle != null && !lifecycle.equals(SELF_UPGRADING)) {
      call.engineLifecycleSupport(lifecycle);
    }
    if (!source.logExports().isEmpty()) {
      call.enableCloudwatchLogsExports(source.logExports());
    }
    if (shape.serverlessMaximum() != null) {
      call.serverlessV2ScalingConfiguration(
          s -> s.minCapacity(shape.serverlessMinimum()).maxCapacity(shape.serverlessMaximum()));
    }
    return call.build();
  }

  static CreateDbInstanceRequest instance(
      String clone, String name, DBInstance like, Map<String, String> tags) {
    return CreateDbInstanceRequest.builder()
        .dbInstanceIdentifier(name)
        .dbClusterIdentifier(clone)
        .engine(RdsClusters.ENGINE)
        .dbInstanceClass(like.dbInstanceClass())
        .dbParameterGroupName(
            like.dbParameterGroups().stream()
                .findFirst()
                .map(g -> g.dbParameterGroupName())
                .orElse(null))
        .publiclyAccessible(like.publiclyAccessible())
        .caCertificateIdentifier(like.caCertificateIdentifier())
        .autoMinorVersionUpgrade(false)
        .tags(RdsViews.tags(tags))
        .build();
  }
}
