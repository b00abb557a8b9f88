package io.aurorafleet.cloud.cluster;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.ClusterView.Shape;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/**
 * RDS's descriptions of a cluster and its instances as one view. What RDS leaves out while it makes
 * a thing gets a value that never reads as finished.
 */
final class RdsViews {
  /** For what was not described: never equal to available, in-sync or any other final word. */
  private static final String UNKNOWN = "unknown";

  private static final String ENGINE_VERSION = "EngineVersion";

  /** Applied by itself, whatever ApplyImmediately says; so it is no danger to an upgrade. */
  private static final String LOG_EXPORTS = "PendingCloudwatchLogsExports";

  private RdsViews() {}

  static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> map = new TreeMap<>();
    tags.forEach(tag -> map.put(tag.key(), requireNonNullElse(tag.value(), "")));
    return map;
  }

  static List<Tag> tags(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
  }

  /** One view per cluster; the instances may be those of many clusters. */
  static ClusterView view(DBCluster cluster, List<DBInstance> instances) {
    EngineVersion version = new EngineVersion(cluster.engineVersion());
    Map<String, DBInstance> described = membersOf(cluster, instances);
    List<MemberView> members = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    for (DBClusterMember member : cluster.dbClusterMembers()) {
      DBInstance instance = described.remove(member.dbInstanceIdentifier());
      members.add(member(member, instance, version));
      pending.addAll(pending(instance));
    }
    for (DBInstance early : described.values()) {
      DBClusterMember notYet =
          DBClusterMember.builder().dbInstanceIdentifier(early.dbInstanceIdentifier()).build();
      members.add(member(notYet, early, version));
      pending.addAll(pending(early));
    }
    ClusterPendingModifiedValues changes = cluster.pendingModifiedValues();
    if (changes != null) {
      pending.addAll(Pojos.lines(without(Pojos.map(changes), ENGINE_VERSION, LOG_EXPORTS)));
    }
    return new ClusterView(
        new ClusterId(cluster.dbClusterIdentifier()),
        requireNonNullElse(cluster.dbClusterArn(), ""),
        requireNonNullElse(cluster.dbClusterResourceId(), ""),
        requireNonNullElse(cluster.status(), UNKNOWN),
        version,
        requireNonNullElse(cluster.engineMode(), "provisioned"),
        requireNonNullElse(cluster.endpoint(), ""),
        requireNonNullElse(cluster.port(), 5432),
        cluster.databaseName(),
        requireNonNullElse(cluster.dbClusterParameterGroup(), ""),
        List.copyOf(members),
        changes == null || changes.engineVersion() == null
            ? null
            : new EngineVersion(changes.engineVersion()),
        List.copyOf(pending),
        cluster.globalClusterIdentifier(),
        cluster.cloneGroupId(),
        Boolean.TRUE.equals(cluster.deletionProtection()),
        List.copyOf(cluster.enabledCloudwatchLogsExports()),
        tags(cluster.tagList()),
        shape(cluster),
        care(cluster, membersOf(cluster, instances).values()));
  }

  private static ClusterView.Care care(DBCluster cluster, Collection<DBInstance> members) {
    return new ClusterView.Care(
        Boolean.TRUE.equals(cluster.autoMinorVersionUpgrade())
            && members.stream().allMatch(m -> Boolean.TRUE.equals(m.autoMinorVersionUpgrade())),
        requireNonNullElse(cluster.preferredMaintenanceWindow(), ""),
        cluster.replicationSourceIdentifier(),
        List.copyOf(cluster.readReplicaIdentifiers()));
  }

  private static Map<String, DBInstance> membersOf(DBCluster cluster, List<DBInstance> instances) {
    return instances.stream()
        .filter(i -> cluster.dbClusterIdentifier().equals(i.dbClusterIdentifier()))
        .collect(
            Collectors.toMap(
                DBInstance::dbInstanceIdentifier,
                Function.identity(),
                (first, again) -> again,
                LinkedHashMap::new));
  }

  private static MemberView member(
      DBClusterMember member, @Nullable DBInstance instance, EngineVersion clusterVersion) {
    String groupStatus = requireNonNullElse(member.dbClusterParameterGroupStatus(), UNKNOWN);
    int tier = requireNonNullElse(member.promotionTier(), 1);
    boolean writer = Boolean.TRUE.equals(member.isClusterWriter());
    if (instance == null) {
      return new MemberView(
          member.dbInstanceIdentifier(),
          "",
          writer,
          UNKNOWN,
          "",
          "",
          UNKNOWN,
          groupStatus,
          tier,
          clusterVersion,
          null,
          0);
    }
    var group = instance.dbParameterGroups().stream().findFirst();
    return new MemberView(
        member.dbInstanceIdentifier(),
        requireNonNullElse(instance.dbInstanceArn(), ""),
        writer,
        requireNonNullElse(instance.dbInstanceStatus(), UNKNOWN),
        requireNonNullElse(instance.dbInstanceClass(), ""),
        group.map(g -> g.dbParameterGroupName()).orElse(""),
        group.map(g -> g.parameterApplyStatus()).orElse(UNKNOWN),
        groupStatus,
        tier,
        instance.engineVersion() == null
            ? clusterVersion
            : new EngineVersion(instance.engineVersion()),
        instance.endpoint() == null ? null : instance.endpoint().address(),
        instance.endpoint() == null ? 0 : requireNonNullElse(instance.endpoint().port(), 0));
  }

  private static List<String> pending(@Nullable DBInstance instance) {
    if (instance == null || instance.pendingModifiedValues() == null) {
      return List.of();
    }
    return Pojos.lines(without(Pojos.map(instance.pendingModifiedValues()), LOG_EXPORTS)).stream()
        .map(change -> instance.dbInstanceIdentifier() + ": " + change)
        .toList();
  }

  private static Map<String, Object> without(Map<String, Object> fields, String... names) {
    List.of(names).forEach(fields::remove);
    return fields;
  }

  private static Shape shape(DBCluster cluster) {
    ServerlessV2ScalingConfigurationInfo scaling = cluster.serverlessV2ScalingConfiguration();
    return new Shape(
        cluster.dbSubnetGroup(),
        cluster.vpcSecurityGroups().stream()
            .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
            .toList(),
        Boolean.TRUE.equals(cluster.iamDatabaseAuthenticationEnabled()),
        scaling == null ? null : scaling.minCapacity(),
        scaling == null ? null : scaling.maxCapacity(),
        cluster.storageType(),
        Boolean.TRUE.equals(cluster.copyTagsToSnapshot()),
        requireNonNullElse(cluster.backupRetentionPeriod(), 1),
        cluster.preferredBackupWindow(),
        Boolean.TRUE.equals(cluster.storageEncrypted()),
        cluster.kmsKeyId(),
        cluster.engineLifecycleSupport(),
        cluster.masterUserSecret() == null ? null : cluster.masterUserSecret().secretArn(),
        cluster.associatedRoles().stream()
            .map(r -> Objects.toString(r.featureName(), "") + "=" + r.roleArn())
            .toList());
  }
}
