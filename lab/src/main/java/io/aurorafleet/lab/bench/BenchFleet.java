package io.aurorafleet.lab.bench;

import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * A fleet whose parameter groups are as real fleets have them. Of every ten clusters two have
 * default groups, three share a pair, two of these with another group for the reader, and five have
 * groups of their own; of these, three were prepared by PREUPGRADE, so that the successors are
 * there.
 */
final class BenchFleet {
  private static final String SHARED = "shared-15";
  private static final String READERS = "readers-15";

  private final AuroraRds rds;
  private final String version;

  BenchFleet(AuroraRds rds, String version) {
    this.rds = rds;
    this.version = version;
  }

  void make(int clusters, String user, String password, String secret) {
    clusterGroup(SHARED, 15, false);
    instanceGroup(SHARED, 15, false);
    instanceGroup(READERS, 15, false);
    for (int i = 0; i < clusters; i++) {
      String name = "c%03d".formatted(i);
      String group = group(name, i % 10);
      rds.seed(
              ClusterSeed.of(name, version, user, password)
                  .withClasses("db.r6g.large", "db.r6g.large")
                  .withGroups(group, group)
                  .withTags(Map.of("UpgradeDB", "Y", "aurora-maintenance-user-secret", secret)))
          .join();
      if (i % 10 == 3 || i % 10 == 4) {
        rds.modifyDBInstance(
            r -> r.dbInstanceIdentifier(name + "-instance-2").dbParameterGroupName(READERS));
      }
    }
  }

  /** The group of both kinds that a cluster has; null for the default ones. */
  private @Nullable String group(String cluster, int kind) {
    if (kind < 2) {
      return null;
    }
    if (kind < 5) {
      return SHARED;
    }
    String own = cluster + "-tuned";
    clusterGroup(own, 15, false);
    instanceGroup(own, 15, false);
    if (kind >= 7) {
      clusterGroup("%s-aurora-postgresql17-cluster-%s".formatted(cluster, own), 17, true);
      instanceGroup("%s-aurora-postgresql17-instance-%s".formatted(cluster, own), 17, true);
    }
    return own;
  }

  private void clusterGroup(String name, int major, boolean ours) {
    rds.createDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName(name)
                .dbParameterGroupFamily("aurora-postgresql" + major)
                .description("of a benchmark")
                .tags(tags(name, ours)));
    rds.modifyDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName(name)
                .parameters(value("rds.logical_replication", "1"), value("timezone", "UTC")));
  }

  private void instanceGroup(String name, int major, boolean ours) {
    rds.createDBParameterGroup(
        r ->
            r.dbParameterGroupName(name)
                .dbParameterGroupFamily("aurora-postgresql" + major)
                .description("of a benchmark")
                .tags(tags(name, ours)));
    rds.modifyDBParameterGroup(
        r -> r.dbParameterGroupName(name).parameters(value("work_mem", "65536")));
  }

  private static List<Tag> tags(String name, boolean ours) {
    return ours ? List.of(Tag.builder().key(Ownership.SELF).value(name).build()) : List.of();
  }

  private static Parameter value(String name, String value) {
    return Parameter.builder()
        .parameterName(name)
        .parameterValue(value)
        .applyMethod(ApplyMethod.PENDING_REBOOT)
        .build();
  }
}
