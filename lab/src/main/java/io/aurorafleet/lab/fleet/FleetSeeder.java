package io.aurorafleet.lab.fleet;

import io.aurorafleet.lab.local.LocalAws;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.DataPlane.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Puts a fleet into the sandbox: clusters, secrets, tags, databases and rows. */
public final class FleetSeeder {
  private static final String USER = "aurora_maintenance_user";
  private static final String PASSWORD = "sandbox-only";

  /** What allows a logical slot, and prepared transactions, to exist. */
  private static final Map<String, String> SETTINGS =
      Map.of("rds.logical_replication", "1", "max_prepared_transactions", "10");

  private final LocalAws aws;
  private final FleetGroups groups;

  public FleetSeeder(LocalAws aws) {
    this.aws = aws;
    this.groups = new FleetGroups(aws.rds());
  }

  /**
   * Makes all clusters at once; returns how to get into each, by name. May be called again for
   * more; not by several threads.
   */
  public Map<String, DatabaseProof.Access> seed(List<PlannedCluster> clusters) {
    clusters.stream()
        .map(PlannedCluster::version)
        .distinct()
        .forEach(v -> groups.make(v, SETTINGS));
    Map<String, CompletableFuture<DatabaseProof.Access>> made = new LinkedHashMap<>();
    for (PlannedCluster cluster : clusters) {
      secret(cluster);
      made.put(
          cluster.id(),
          aws.rds().seed(seedOf(cluster)).thenApplyAsync(address -> fill(cluster, address)));
    }
    Map<String, DatabaseProof.Access> ready = new LinkedHashMap<>();
    made.forEach((id, future) -> ready.put(id, future.join()));
    return ready;
  }

  private void secret(PlannedCluster cluster) {
    aws.sandbox()
        .secrets()
        .createSecret(
            r ->
                r.name(secretName(cluster))
                    .secretString(
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(USER, PASSWORD)));
  }

  private static ClusterSeed seedOf(PlannedCluster cluster) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("UpgradeDB", "Y");
    tags.put("aurora-maintenance-user-secret", secretName(cluster));
    if (cluster.target() != null) {
      tags.put("aurora-fleet-target", cluster.target());
    }
    ClusterSeed seed =
        ClusterSeed.of(cluster.id(), cluster.version(), USER, PASSWORD)
            .withClasses(cluster.classes().toArray(String[]::new))
            .withGroups(FleetGroups.name(cluster.version()), null)
            .withTags(tags);
    return cluster.defaultDatabase() == null ? seed : seed.withDatabase(cluster.defaultDatabase());
  }

  private static DatabaseProof.Access fill(PlannedCluster cluster, Address address) {
    DatabaseProof.Access access =
        new DatabaseProof.Access(address.host(), address.port(), USER, PASSWORD);
    try {
      for (Map.Entry<String, List<String>> database : cluster.databases().entrySet()) {
        if (!database.getKey().equals(cluster.defaultDatabase())) {
          run(access, "postgres", List.of("CREATE DATABASE " + quoted(database.getKey())));
        }
        run(access, database.getKey(), database.getValue());
      }
      return access;
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot fill " + cluster.id() + ": " + e.getMessage(), e);
    }
  }

  private static void run(DatabaseProof.Access access, String database, List<String> sql)
      throws SQLException {
    try (Connection connection = access.open(database);
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  private static String secretName(PlannedCluster cluster) {
    return cluster.id() + "-maintenance-user-secret";
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
