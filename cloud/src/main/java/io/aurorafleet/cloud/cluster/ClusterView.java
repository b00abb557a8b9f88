package io.aurorafleet.cloud.cluster;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster with its members as described just now (DescribeDBClusters, DescribeDBInstances).
 *
 * @param status as RDS spells it; a value we do not know means "in progress"
 * @param pendingVersion the engine version RDS has accepted but not yet reached
 * @param pendingChanges other pending modified values, which an ApplyImmediately would apply too;
 *     those of members are prefixed with the member's name
 */
public record ClusterView(
    ClusterId id,
    String arn,
    String resourceId,
    String status,
    EngineVersion version,
    String engineMode,
    String host,
    int port,
    @Nullable String databaseName,
    String parameterGroup,
    List<MemberView> members,
    @Nullable EngineVersion pendingVersion,
    List<String> pendingChanges,
    @Nullable String globalCluster,
    @Nullable String cloneGroup,
    boolean deletionProtection,
    List<String> logExports,
    Map<String, String> tags,
    Shape shape,
    Care care) {
  /** RDS's word for "nothing is being done to it". */
  public static final String AVAILABLE = "available";

  /** The tag that names the secret of the maintenance user. */
  public static final String SECRET_TAG = "aurora-maintenance-user-secret";

  /**
   * A DB instance of the cluster; group status such as {@code in-sync} or {@code pending-reboot}.
   */
  public record MemberView(
      String id,
      String arn,
      boolean writer,
      String status,
      String instanceClass,
      String parameterGroup,
      String parameterGroupStatus,
      String clusterGroupStatus,
      int promotionTier,
      EngineVersion version,
      @Nullable String host,
      int port) {
    public boolean available() {
      return status.equals(AVAILABLE);
    }

    public boolean pendingReboot() {
      return parameterGroupStatus.equals("pending-reboot")
          || clusterGroupStatus.equals("pending-reboot");
    }
  }

  /**
   * What a clone must have alike to be of use.
   *
   * @param lifecycleSupport EngineLifecycleSupport as RDS spells it
   * @param roles IAM roles the cluster may take on, each with the feature it is for (s3Import,
   *     Lambda)
   */
  public record Shape(
      @Nullable String subnetGroup,
      List<String> securityGroups,
      boolean iamAuthentication,
      @Nullable Double serverlessMinimum,
      @Nullable Double serverlessMaximum,
      @Nullable String storageType,
      boolean copyTagsToSnapshot,
      int backupRetentionDays,
      @Nullable String backupWindow,
      boolean encrypted,
      @Nullable String kmsKey,
      @Nullable String lifecycleSupport,
      @Nullable String masterSecretArn,
      List<String> roles) {
    public Shape {
      securityGroups = List.copyOf(securityGroups);
      roles = List.copyOf(roles);
    }
  }

  /**
   * How the cluster is looked after outside of our runs.
   *
   * @param automaticMinorUpgrade on for the cluster and every member, as RDS asks before it moves
   *     one by itself
   * @param maintenanceWindow UTC, such as {@code sun:05:00-sun:05:30}; empty when not told
   * @param source the cluster this one replicates, if it is a replica
   * @param replicas clusters in other Regions that replicate this one
   */
  public record Care(
      boolean automaticMinorUpgrade,
      String maintenanceWindow,
      @Nullable String source,
      List<String> replicas) {
    /** Nothing out of the ordinary. */
    public static final Care NONE = new Care(false, "", null, List.of());
  }

  /** Without anything known of its care. */
  public ClusterView(
      ClusterId id,
      String arn,
      String resourceId,
      String status,
      EngineVersion version,
      String engineMode,
      String host,
      int port,
      @Nullable String databaseName,
      String parameterGroup,
      List<MemberView> members,
      @Nullable EngineVersion pendingVersion,
      List<String> pendingChanges,
      @Nullable String globalCluster,
      @Nullable String cloneGroup,
      boolean deletionProtection,
      List<String> logExports,
      Map<String, String> tags,
      Shape shape) {
    this(
        id,
        arn,
        resourceId,
        status,
        version,
        engineMode,
        host,
        port,
        databaseName,
        parameterGroup,
        members,
        pendingVersion,
        pendingChanges,
        globalCluster,
        cloneGroup,
        deletionProtection,
        logExports,
        tags,
        shape,
        Care.NONE);
  }

  public boolean available() {
    return status.equals(AVAILABLE);
  }

  /** Cluster and every member available, and no version pending. */
  public boolean settled() {
    return available()
        && pendingVersion == null
        && members.stream().allMatch(MemberView::available);
  }

  /** The same with some members only, for looks that are not about the others. */
  public ClusterView withMembers(List<MemberView> some) {
    return new ClusterView(
        id,
        arn,
        resourceId,
        status,
        version,
        engineMode,
        host,
        port,
        databaseName,
        parameterGroup,
        List.copyOf(some),
        pendingVersion,
        pendingChanges,
        globalCluster,
        cloneGroup,
        deletionProtection,
        logExports,
        tags,
        shape);
  }

  public Optional<MemberView> writer() {
    return members.stream().filter(MemberView::writer).findFirst();
  }

  public Optional<String> tag(String key) {
    return Optional.ofNullable(tags.get(key));
  }
}
