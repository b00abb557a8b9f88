package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.preflight.SupportCost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of a cluster in RDS, as far as an upgrade depends on it.
 *
 * @param unasked what AWS did not answer; nothing is concluded from it but that it was not looked
 *     at
 */
public record ObservedCluster(
    Who who, State state, Around around, Room room, Money money, List<Unasked> unasked) {
  /**
   * Which cluster, from where to where.
   *
   * @param major whether a hop of the way is a major one
   */
  public record Who(
      String id, String arn, EngineVersion version, EngineVersion target, boolean major) {}

  /**
   * The cluster itself.
   *
   * @param status as RDS spells it; anything but {@code available} means that something goes on
   * @param secretTag whether the tag that names the maintenance user's secret is there
   * @param managedSecret ARN of the master user's secret where RDS manages it
   * @param automatic the version that RDS would move the cluster to by itself; null when it will
   *     not
   * @param window the weekly maintenance window in UTC; empty when not told
   * @param babelfish {@code rds.babelfish_status} where somebody set it
   */
  public record State(
      String status,
      String engineMode,
      List<Member> members,
      @Nullable EngineVersion pendingVersion,
      List<String> pendingChanges,
      boolean secretTag,
      @Nullable String managedSecret,
      boolean deletionProtection,
      @Nullable EngineVersion automatic,
      String window,
      @Nullable String babelfish) {
    public State {
      members = List.copyOf(members);
      pendingChanges = List.copyOf(pendingChanges);
    }
  }

  /**
   * A DB instance of the cluster.
   *
   * @param groupStatus the worse of its two groups' ParameterApplyStatus
   */
  public record Member(
      String id, boolean writer, String status, String instanceClass, String groupStatus) {}

  /**
   * What it is tied to.
   *
   * @param replicaOf the cluster it replicates, if any
   * @param deployments blue/green deployments it is source or target of
   * @param integrations zero-ETL integrations that read from it
   * @param applyMaintenance whether the run is to apply pending maintenance
   * @param clones how many other clusters share its volume
   * @param clonesToCome how many more there will be during the upgrade, Aurora's own included
   */
  public record Around(
      @Nullable String globalCluster,
      @Nullable String replicaOf,
      List<String> replicas,
      List<Tie> deployments,
      List<Tie> integrations,
      List<Pending> maintenance,
      boolean applyMaintenance,
      int clones,
      int clonesToCome) {
    public Around {
      replicas = List.copyOf(replicas);
      deployments = List.copyOf(deployments);
      integrations = List.copyOf(integrations);
      maintenance = List.copyOf(maintenance);
    }
  }

  /** A deployment or an integration, with its status as RDS spells it. */
  public record Tie(String name, String status) {}

  /**
   * Pending maintenance of the cluster or of a member.
   *
   * @param by when RDS applies it unasked, if ever
   */
  public record Pending(String resource, String action, String description, @Nullable Instant by) {}

  /**
   * Whether there is room and fitting ground for the upgrade.
   *
   * @param notOrderable for each version of the path, those of the members' instance classes that
   *     it does not run on
   * @param foreignGroups parameter groups that bear the names of those we would make
   */
  public record Room(
      Map<EngineVersion, List<String>> notOrderable,
      List<Need> needs,
      List<ForeignGroup> foreignGroups) {
    public Room {
      notOrderable = Map.copyOf(notOrderable);
      needs = List.copyOf(needs);
      foreignGroups = List.copyOf(foreignGroups);
    }
  }

  /**
   * What the run takes of a quota.
   *
   * @param quota in words, such as {@code DB clusters}
   * @param hard whether the run cannot go on without it
   */
  public record Need(String quota, long needed, long used, long max, boolean hard) {}

  /**
   * A group in the way.
   *
   * @param ofCluster whether it is a cluster parameter group, not an instance's; RDS has calls of
   *     their own for each
   * @param ours whether it carries our tag; then it is of the wrong family
   */
  public record ForeignGroup(
      boolean ofCluster, String name, String family, String needed, boolean ours) {}

  /** Support of the present and of the target's major; null where RDS did not tell. */
  public record Money(@Nullable SupportCost now, @Nullable SupportCost target) {}

  /**
   * A question that AWS did not answer.
   *
   * @param what was not looked at, as in "{what} was not looked at"
   * @param action the IAM action it needs; empty when it is not for want of one
   */
  public record Unasked(String what, String action, String reason) {}

  public ObservedCluster {
    unasked = List.copyOf(unasked);
  }
}
