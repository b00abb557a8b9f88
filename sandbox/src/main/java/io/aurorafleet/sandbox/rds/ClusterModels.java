package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfiguration;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** The first state of a new cluster and of a clone. */
final class ClusterModels {
  private static final String LIFECYCLE = "open-source-rds-extended-support";
  private final Estate estate;

  ClusterModels(Estate estate) {
    this.estate = estate;
  }

  DBCluster created(CreateDbClusterRequest request, String id, String version, String group) {
    String region = estate.options.region();
    return named(DBCluster.builder(), id)
        .allocatedStorage(1)
        .availabilityZones(region + "a", region + "b", region + "c")
        .backupRetentionPeriod(or(request.backupRetentionPeriod(), 1))
        .databaseName(request.databaseName())
        .dbClusterParameterGroup(group)
        .dbSubnetGroup(or(request.dbSubnetGroupName(), "default"))
        .multiAZ(false)
        .engine(EngineVersions.ENGINE)
        .engineMode("provisioned")
        .engineVersion(version)
        .engineLifecycleSupport(or(request.engineLifecycleSupport(), LIFECYCLE))
        .masterUsername(request.masterUsername())
        .preferredBackupWindow(or(request.preferredBackupWindow(), "03:00-03:30"))
        .preferredMaintenanceWindow(
            or(request.preferredMaintenanceWindow(), "sun:05:00-sun:05:30")
                .toLowerCase(Locale.ROOT))
        .vpcSecurityGroups(groups(request.vpcSecurityGroupIds()))
        .storageEncrypted(or(request.storageEncrypted(), false))
        .kmsKeyId(request.kmsKeyId())
        .iamDatabaseAuthenticationEnabled(or(request.enableIAMDatabaseAuthentication(), false))
        .enabledCloudwatchLogsExports(request.enableCloudwatchLogsExports())
        .storageType(or(request.storageType(), "aurora"))
        .serverlessV2ScalingConfiguration(scaling(request.serverlessV2ScalingConfiguration()))
        .autoMinorVersionUpgrade(or(request.autoMinorVersionUpgrade(), true))
        .deletionProtection(or(request.deletionProtection(), false))
        .copyTagsToSnapshot(or(request.copyTagsToSnapshot(), false))
        .httpEndpointEnabled(false)
        .crossAccountClone(false)
        .activityStreamStatus("stopped")
        .networkType("IPV4")
        .tagList(request.tags())
        .build();
  }

  /**
   * AWS: a clone takes over data, version, user and password of its source, but parameter group,
   * security groups, tags and protection only if the request names them, and never the secret.
   */
  DBCluster cloned(
      RestoreDbClusterToPointInTimeRequest request, Cluster source, String id, String group) {
    return named(source.model().toBuilder(), id)
        .dbClusterParameterGroup(group)
        .dbSubnetGroup(or(request.dbSubnetGroupName(), "default"))
        .vpcSecurityGroups(groups(request.vpcSecurityGroupIds()))
        .endpoint(null)
        .readerEndpoint(null)
        .port(null)
        .pendingModifiedValues((ClusterPendingModifiedValues) null)
        .masterUserSecret((MasterUserSecret) null)
        .globalClusterIdentifier(null)
        .associatedRoles(List.of())
        .backupRetentionPeriod(
            or(request.backupRetentionPeriod(), source.model().backupRetentionPeriod()))
        .engineLifecycleSupport(or(request.engineLifecycleSupport(), LIFECYCLE))
        .iamDatabaseAuthenticationEnabled(or(request.enableIAMDatabaseAuthentication(), false))
        .enabledCloudwatchLogsExports(request.enableCloudwatchLogsExports())
        .storageType(or(request.storageType(), source.model().storageType()))
        .serverlessV2ScalingConfiguration(
            request.serverlessV2ScalingConfiguration() == null
                ? source.model().serverlessV2ScalingConfiguration()
                : scaling(request.serverlessV2ScalingConfiguration()))
        .deletionProtection(or(request.deletionProtection(), false))
        .copyTagsToSnapshot(or(request.copyTagsToSnapshot(), false))
        .tagList(request.tags())
        .build();
  }

  private DBCluster.Builder named(DBCluster.Builder model, String id) {
    return model
        .dbClusterIdentifier(id)
        .dbClusterArn(estate.options.arn("cluster", id))
        .dbClusterResourceId(resourceId("cluster"))
        .status("creating")
        .clusterCreateTime(estate.now())
        .earliestRestorableTime(estate.now());
  }

  /** The immutable name: a prefix and 26 letters or digits, the same in every run. */
  String resourceId(String prefix) {
    String seed = estate.options.account() + estate.options.region();
    String text = Long.toString(Math.abs((long) seed.hashCode()), 36) + "Z";
    String number = Long.toString(estate.number(), 36);
    String zeros = "0".repeat(26 - text.length() - number.length());
    return prefix + "-" + (text + zeros + number).toUpperCase(Locale.ROOT);
  }

  static <T> T or(T value, T otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }

  private static List<VpcSecurityGroupMembership> groups(List<String> ids) {
    List<String> given = ids.isEmpty() ? List.of("sg-default") : ids;
    return given.stream()
        .map(
            id ->
                VpcSecurityGroupMembership.builder()
                    .vpcSecurityGroupId(id)
                    .status("active")
                    .build())
        .toList();
  }

  private static @Nullable ServerlessV2ScalingConfigurationInfo scaling(
      @Nullable ServerlessV2ScalingConfiguration request) {
    return request == null
        ? null
        : ServerlessV2ScalingConfigurationInfo.builder()
            .minCapacity(request.minCapacity())
            .maxCapacity(request.maxCapacity())
            .build();
  }
}
