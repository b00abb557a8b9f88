package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/** What ModifyDBCluster demands before it accepts another engine version. */
final class UpgradeRules {
  private final Estate estate;

  UpgradeRules(Estate estate) {
    this.estate = estate;
  }

  /** The plan, or null when the version asked for is the one the cluster has. */
  @Nullable UpgradePlan check(Cluster cluster, ModifyDbClusterRequest request) {
    boolean major = Boolean.TRUE.equals(request.allowMajorVersionUpgrade());
    if (request.dbInstanceParameterGroupName() != null && !major) {
      throw Fault.COMBINATION.with(
          "The parameter DBInstanceParameterGroupName is only valid in combination with the"
              + " AllowMajorVersionUpgrade parameter.");
    }
    String wanted = request.engineVersion();
    if (wanted == null || wanted.equals(cluster.version())) {
      return null;
    }
    EngineVersion from = estate.version(cluster);
    EngineVersion to = target(from, wanted);
    if (from.isMajorTo(wanted) && !major) {
      throw Fault.COMBINATION.with(
          "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major"
              + " version.");
    }
    requireSoundMembers(cluster);
    return from.isMajorTo(wanted)
        ? majorPlan(cluster, request, to)
        : new UpgradePlan(wanted, false, minorGroup(request, to), null);
  }

  private EngineVersion target(EngineVersion from, String wanted) {
    EngineVersion to =
        estate
            .options
            .catalogue()
            .version(wanted)
            .orElseThrow(
                () ->
                    Fault.COMBINATION.with(
                        "Cannot find upgrade target from "
                            + from.version()
                            + " with requested version "
                            + wanted
                            + "."));
    // AWS: a Limitless version is listed as a target but is for Limitless databases only.
    if (from.target(wanted).isEmpty() || to.limitless()) {
      throw Fault.COMBINATION.with(
          "Cannot upgrade " + EngineVersions.ENGINE + " from " + from.version() + " to " + wanted);
    }
    return to;
  }

  /** AWS: the primary must be healthy, and no member may wait for another change. */
  void requireSoundMembers(Cluster cluster) {
    if (estate.writer(cluster).filter(Instance::available).isEmpty()) {
      throw Fault.CLUSTER_STATE.with(
          "Cannot modify engine version without a healthy primary instance in DB cluster: "
              + cluster.id());
    }
    List<Instance> pending = estate.members(cluster).stream().filter(Instance::hasPending).toList();
    if (!pending.isEmpty()) {
      throw Fault.INSTANCE_STATE.with(
          "Cannot modify engine version because there is a pending orderable config change for DB"
              + " instance: "
              + pending.get(0).id());
    }
  }

  private @Nullable String minorGroup(ModifyDbClusterRequest request, EngineVersion to) {
    String wanted = request.dbClusterParameterGroupName();
    return wanted == null
        ? null
        : estate
            .clusterGroups
            .needOfFamily(wanted, to.family(), Fault.CLUSTER_GROUP_NOT_FOUND)
            .name();
  }

  /** AWS: whoever has custom groups must name their successors of the target's family. */
  private UpgradePlan majorPlan(Cluster cluster, ModifyDbClusterRequest request, EngineVersion to) {
    String clusterGroup = request.dbClusterParameterGroupName();
    if (clusterGroup == null) {
      requireDefault(cluster.group(), "DB cluster");
    }
    String instanceGroup = request.dbInstanceParameterGroupName();
    if (instanceGroup == null) {
      estate.members(cluster).forEach(m -> requireDefault(m.group(), "DB instance"));
    }
    return new UpgradePlan(
        to.version(),
        true,
        clusterGroup == null
            ? ParameterGroups.defaultName(to.family())
            : estate
                .clusterGroups
                .needOfFamily(clusterGroup, to.family(), Fault.CLUSTER_GROUP_NOT_FOUND)
                .name(),
        instanceGroup == null
            ? ParameterGroups.defaultName(to.family())
            : estate
                .instanceGroups
                .needOfFamily(instanceGroup, to.family(), Fault.GROUP_NOT_FOUND)
                .name());
  }

  private static void requireDefault(String group, String kind) {
    if (!group.startsWith("default.")) {
      throw Fault.COMBINATION.with(
          String.format(
              Locale.ROOT,
              "The current %s parameter group %s is custom. You must explicitly specify a new %s"
                  + " parameter group, either default or custom, for the engine version upgrade.",
              kind,
              group,
              kind));
    }
  }
}
