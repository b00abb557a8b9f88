package io.aurorafleet.lab.soak;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.PlannedCluster;
import io.aurorafleet.lab.local.CountedDataPlane;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** Whether a cluster has become what it should, and what was done to it was done once. */
final class SoakCheck {
  private static final String LEFT =
      "SELECT 'an advisory lock' FROM pg_locks WHERE locktype = 'advisory' UNION ALL"
          + " SELECT 'session ' || application_name FROM pg_stat_activity"
          + " WHERE application_name LIKE 'aurora-fleet%'";

  private final RdsClient rds;
  private final CountedDataPlane plane;
  private final ObjectStore objects;
  private final RunId run;

  SoakCheck(RdsClient rds, CountedDataPlane plane, ObjectStore objects, RunId run) {
    this.rds = rds;
    this.plane = plane;
    this.objects = objects;
    this.run = run;
  }

  /** What is wrong, in words. */
  List<String> of(PlannedCluster cluster, DatabaseProof before, DatabaseProof.Access access)
      throws SQLException {
    List<String> wrong = new ArrayList<>();
    String target = SoakFleet.target(cluster);
    DatabaseProof after = DatabaseProof.of(access);
    must(wrong, after.serverVersion().startsWith(target), "is at " + after.serverVersion());
    must(
        wrong,
        after.rows() == before.rows(),
        "has %d rows, had %d".formatted(after.rows(), before.rows()));
    must(wrong, after.unanalyzed().isEmpty(), "has no statistics of " + after.unanalyzed());
    try (Connection any = access.open("postgres")) {
      must(wrong, slots(cluster) == count(any, "SELECT 1 FROM pg_replication_slots"), "slots");
    }
    List<String> left = left(access);
    must(wrong, left.isEmpty(), "these are left: " + left);
    world(cluster, wrong);
    said(cluster, target, wrong);
    return wrong.stream().map(w -> cluster.id() + ": " + w).toList();
  }

  /** Locks and sessions of ours in the cluster, by name. */
  static List<String> left(DatabaseProof.Access access) throws SQLException {
    List<String> left = new ArrayList<>();
    try (Connection any = access.open("postgres");
        Statement statement = any.createStatement();
        ResultSet rows = statement.executeQuery(LEFT)) {
      while (rows.next()) {
        left.add(rows.getString(1));
      }
    }
    return left;
  }

  private void world(PlannedCluster cluster, List<String> wrong) {
    List<DBCluster> family =
        rds.describeDBClustersPaginator(r -> {}).dbClusters().stream()
            .filter(c -> c.dbClusterIdentifier().startsWith(cluster.id()))
            .toList();
    must(wrong, family.size() == 2, "has %d clones".formatted(family.size() - 1));
    for (DBCluster each : family) {
      if (each.dbClusterIdentifier().equals(cluster.id())) {
        must(wrong, each.status().equals("available"), "is " + each.status());
        String resource = each.dbClusterResourceId();
        must(wrong, plane.upgrades(resource) == 1, plane.upgrades(resource) + " upgrades");
        must(wrong, plane.copies(resource) == 1, plane.copies(resource) + " clones made");
      }
    }
  }

  private void said(PlannedCluster cluster, String target, List<String> wrong) {
    try {
      String json = text(Keys.clusterReport(run, new ClusterId(cluster.id())));
      ClusterReport report = Json.read(ClusterReport.class, json, ClusterReport.SCHEMA);
      must(
          wrong,
          report.status() == ClusterReport.Status.SUCCEEDED,
          "reported as %s %s".formatted(report.status(), report.failure()));
      must(
          wrong,
          report.to() != null && report.to().value().equals(target),
          "reported at " + report.to());
      Ledger ledger = Json.read(Ledger.class, text(Keys.ledger(run)), Ledger.SCHEMA);
      Ledger.End end = ledger.ended().get(new ClusterId(cluster.id()));
      must(
          wrong, end != null && end.result() == Ledger.Result.SUCCEEDED, "in the ledger as " + end);
    } catch (NewerSchemaException | UnreadableException e) {
      wrong.add(String.valueOf(e.getMessage()));
    }
  }

  private String text(String key) {
    return objects.get(key).map(o -> o.body()).orElse("");
  }

  private static int slots(PlannedCluster cluster) {
    return (int)
        cluster.databases().values().stream()
            .flatMap(List::stream)
            .filter(sql -> sql.contains("pg_create_logical_replication_slot"))
            .count();
  }

  private static int count(Connection connection, String sql) throws SQLException {
    int count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  private static void must(List<String> wrong, boolean right, String otherwise) {
    if (!right) {
      wrong.add(otherwise);
    }
  }
}
