package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.rds.memory.MemoryServer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RdsException;

/**
 * Whatever callers do and whenever: once RDS is left in peace nothing stays half done, data serve
 * exactly where there is a writer, and versions of cluster, members and data agree.
 */
class RandomOperationsTest {
  private static final List<String> CLUSTERS = List.of("a", "b", "c");
  private static final List<String> VERSIONS = List.of("14.24", "16.13", "16.15", "17.11", "18.6");
  private SimulatedRegion region = new SimulatedRegion();
  private Random random = new Random(0);
  private int names;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everythingComesToRest(int block) {
    for (int seed = block * 1000; seed < block * 1000 + 60; seed++) {
      region = new SimulatedRegion();
      random = new Random(seed);
      CLUSTERS.forEach(c -> region.seed(c, "14.24", "db.r6g.large", "db.r6g.large"));
      for (int step = 0; step < 60; step++) {
        try {
          act();
        } catch (RdsException refused) {
          assertThat(refused.awsErrorDetails().errorMessage()).isNotBlank();
        }
        region.pass(Duration.ofSeconds(random.nextInt(240)));
      }
      region.pass(Duration.ofDays(8));
      atRest(seed);
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String cluster() {
    List<DBCluster> all = region.rds.describeDBClusters().dbClusters();
    return all.isEmpty() ? "none" : any(all).dbClusterIdentifier();
  }

  private String instance() {
    List<DBInstance> all = region.rds.describeDBInstances().dbInstances();
    return all.isEmpty() ? "none" : any(all).dbInstanceIdentifier();
  }

  private void act() {
    String cluster = cluster();
    String instance = instance();
    switch (random.nextInt(11)) {
      case 0, 1 -> modify(cluster, any(VERSIONS), random.nextInt(4) > 0);
      case 2 -> {
        String name = "clone" + names++;
        region.rds.restoreDBClusterToPointInTime(
            r ->
                r.dbClusterIdentifier(name)
                    .sourceDBClusterIdentifier(cluster)
                    .restoreType("copy-on-write")
                    .useLatestRestorableTime(true));
      }
      case 3, 4 -> {
        String name = "i" + names++;
        region.rds.createDBInstance(
            r ->
                r.dbInstanceIdentifier(name)
                    .dbClusterIdentifier(cluster)
                    .dbInstanceClass("db.r7g.large")
                    .engine("aurora-postgresql"));
      }
      case 5 -> region.rds.deleteDBInstance(r -> r.dbInstanceIdentifier(instance));
      case 6 ->
          region.rds.deleteDBCluster(r -> r.dbClusterIdentifier(cluster).skipFinalSnapshot(true));
      case 7 -> region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier(instance));
      case 8 -> region.rds.failoverDBCluster(r -> r.dbClusterIdentifier(cluster));
      case 9 -> {
        String name = "renamed" + names++;
        region.rds.modifyDBCluster(
            r ->
                r.dbClusterIdentifier(cluster).newDBClusterIdentifier(name).applyImmediately(true));
      }
      default ->
          region
              .plane
              .server(region.cluster(cluster).dbClusterResourceId())
              .ifPresent(s -> s.failNextUpgrade("bad luck"));
    }
  }

  private void modify(String cluster, String version, boolean now) {
    region.rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier(cluster)
                .engineVersion(version)
                .allowMajorVersionUpgrade(true)
                .applyImmediately(now));
  }

  private void atRest(int seed) {
    for (DBCluster cluster : region.rds.describeDBClusters().dbClusters()) {
      String what = "seed " + seed + ", " + cluster.dbClusterIdentifier() + " " + cluster.status();
      assertThat(cluster.status()).as(what).isEqualTo("available");
      if (!cluster.dbClusterMembers().isEmpty()) {
        assertThat(cluster.pendingModifiedValues()).as(what).isNull();
      }
      MemoryServer server = region.plane.server(cluster.dbClusterResourceId()).orElseThrow();
      assertThat(server.version()).as(what).isEqualTo(cluster.engineVersion());
      assertThat(server.up())
          .as(what)
          .isEqualTo(cluster.hasDbClusterMembers() && !cluster.dbClusterMembers().isEmpty());
      assertThat(cluster.dbClusterMembers().stream().filter(m -> m.isClusterWriter()).count())
          .as(what)
          .isEqualTo(cluster.dbClusterMembers().isEmpty() ? 0 : 1);
    }
    for (DBInstance instance : region.rds.describeDBInstances().dbInstances()) {
      assertThat(instance.dbInstanceStatus())
          .as("seed %s, %s", seed, instance.dbInstanceIdentifier())
          .isEqualTo("available");
      assertThat(instance.engineVersion())
          .isEqualTo(region.cluster(instance.dbClusterIdentifier()).engineVersion());
    }
  }
}
