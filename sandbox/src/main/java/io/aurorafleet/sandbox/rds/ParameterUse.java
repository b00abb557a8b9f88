package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.ParameterScope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.Parameter;

/** Which clusters and members use a parameter group, and what of it their server runs with. */
final class ParameterUse {
  private ParameterUse() {}

  static boolean used(Estate estate, ParameterScope scope, ParameterGroup group) {
    return scope == ParameterScope.CLUSTER
        ? estate.clusters.values().stream().anyMatch(c -> c.group().equals(group.name()))
        : estate.instances.values().stream().anyMatch(i -> i.group().equals(group.name()));
  }

  /** AWS: static parameters wait for a reboot of each member, which then says pending-reboot. */
  static void changed(
      Estate estate, ParameterScope scope, ParameterGroup group, List<Parameter> parameters) {
    boolean reboot =
        parameters.stream()
            .anyMatch(
                p ->
                    !group.definition(p.parameterName()).dynamic()
                        || p.applyMethodAsString().equals("pending-reboot"));
    if (!reboot) {
      return;
    }
    if (scope == ParameterScope.CLUSTER) {
      members(estate, group).forEach(i -> i.clusterGroupStatus("pending-reboot"));
    } else {
      estate.instances.values().stream()
          .filter(i -> i.group().equals(group.name()))
          .forEach(i -> i.group(i.group(), "pending-reboot"));
    }
  }

  private static Stream<Instance> members(Estate estate, ParameterGroup group) {
    return estate.instances.values().stream().filter(i -> i.cluster().group().equals(group.name()));
  }

  /** All that was set in the cluster's group and, above it, in its writer's. */
  static Map<String, String> settings(Estate estate, Cluster cluster) {
    return settings(estate, cluster, false);
  }

  /**
   * What is in effect just after a major upgrade. AWS: the new custom groups are applied at once,
   * but without the reboot that static parameters need; the replication setting is the exception
   * from 17 on, because the slots that may stay need it to start at all.
   */
  static Map<String, String> settingsAfterUpgrade(Estate estate, Cluster cluster, int fromMajor) {
    Map<String, String> dynamic = settings(estate, cluster, true);
    if (fromMajor >= 17) {
      Map<String, String> all = settings(estate, cluster, false);
      Stream.of("rds.logical_replication", "wal_level", "max_replication_slots")
          .filter(all::containsKey)
          .forEach(name -> dynamic.put(name, all.get(name)));
    }
    return dynamic;
  }

  private static Map<String, String> settings(Estate estate, Cluster cluster, boolean dynamicOnly) {
    Map<String, String> settings = new TreeMap<>();
    estate
        .clusterGroups
        .find(cluster.group())
        .ifPresent(g -> settings.putAll(g.values(dynamicOnly)));
    estate
        .writer(cluster)
        .flatMap(w -> estate.instanceGroups.find(w.group()))
        .ifPresent(g -> settings.putAll(g.values(dynamicOnly)));
    // A value that is computed from the instance class means nothing to a server outside AWS.
    settings.values().removeIf(v -> v.contains("{"));
    if ("1".equals(settings.get("rds.logical_replication"))) {
      settings.put("wal_level", "logical");
    }
    return settings;
  }
}
