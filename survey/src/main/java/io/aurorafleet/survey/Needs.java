package io.aurorafleet.survey;

import io.aurorafleet.cloud.cluster.Neighbourhood.Quota;
import io.aurorafleet.cloud.cluster.Neighbourhood.Usage;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run takes of the account's quotas for one cluster. */
final class Needs {
  private Needs() {}

  /**
   * Quotas that RDS did not name are left out.
   *
   * @param toMake parameter groups that are not there yet
   * @param cloned whether the safety clone is there already
   */
  static List<Need> of(
      ClusterLook.Task task, Map<Kind, Long> toMake, boolean cloned, Map<Quota, Usage> quotas) {
    RunOptions options = task.options();
    boolean upgrade = task.module() == RunModule.UPGRADE;
    // A rehearsal, and whatever else works on a copy, needs one with an instance.
    boolean copy = !upgrade && task.module() != RunModule.PREUPGRADE;
    boolean clone = !cloned && (copy || (upgrade && options.safetyClone()));
    List<Need> needs = new ArrayList<>();
    add(needs, quotas, Quota.CLUSTERS, "DB clusters", clone ? 1 : 0, true);
    add(
        needs,
        quotas,
        Quota.INSTANCES,
        "DB instances",
        clone && (copy || options.cloneInstance()) ? 1 : 0,
        true);
    add(
        needs,
        quotas,
        Quota.CLUSTER_GROUPS,
        "DB cluster parameter groups",
        toMake.getOrDefault(Kind.CLUSTER, 0L),
        true);
    add(
        needs,
        quotas,
        Quota.INSTANCE_GROUPS,
        "DB parameter groups",
        toMake.getOrDefault(Kind.INSTANCE, 0L),
        true);
    add(
        needs,
        quotas,
        Quota.SNAPSHOTS,
        "manual cluster snapshots",
        snapshots(task, options, upgrade),
        false);
    return needs;
  }

  /** Aurora keeps one of its own for every major hop, which counts as a manual one. */
  private static long snapshots(ClusterLook.Task task, RunOptions options, boolean upgrade) {
    long own = upgrade ? task.hops().stream().filter(Hop::major).count() : 0;
    return own + (options.snapshot() && own == 0 ? 1 : 0);
  }

  private static void add(
      List<Need> needs,
      Map<Quota, Usage> quotas,
      Quota quota,
      String words,
      long needed,
      boolean hard) {
    Usage usage = quotas.get(quota);
    if (usage != null && needed > 0) {
      needs.add(new Need(words, needed, usage.used(), usage.max(), hard));
    }
  }
}
