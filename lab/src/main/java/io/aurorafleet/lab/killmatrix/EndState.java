package io.aurorafleet.lab.killmatrix;

import static java.util.stream.Collectors.joining;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/**
 * What has become of a cluster: the world, what was done to it, what we say of it, and what is left
 * behind. By aspect, names of cluster and run taken out, so that two of them can be compared.
 */
final class EndState {
  /** As in the name of the snapshot that Aurora makes before a major upgrade. */
  private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d");

  private final Estate estate;
  private final String id;
  private final RunId run;
  private final Map<String, String> aspects = new TreeMap<>();

  private EndState(Estate estate, String id) {
    this.estate = estate;
    this.id = id;
    this.run = Estate.run(id);
  }

  static Map<String, String> of(Estate estate, String cluster, Access access) {
    EndState state = new EndState(estate, cluster);
    state.rds();
    state.databases(access);
    state.report();
    state.bucket();
    return state.aspects;
  }

  /** In words, every aspect in which they differ. */
  static List<String> differences(Map<String, String> wanted, Map<String, String> got) {
    Map<String, String> all = new TreeMap<>(wanted);
    all.putAll(got);
    List<String> differences = new ArrayList<>();
    for (String aspect : all.keySet()) {
      String want = wanted.getOrDefault(aspect, "nothing");
      String have = got.getOrDefault(aspect, "nothing");
      if (!want.equals(have)) {
        differences.add("%s: %s, undisturbed: %s".formatted(aspect, have, want));
      }
    }
    return differences;
  }

  private void rds() {
    for (DBCluster each : estate.family(id)) {
      add(
          "cluster " + each.dbClusterIdentifier(),
          "%s %s group %s members [%s] protected %s"
              .formatted(
                  each.engineVersion(),
                  each.status(),
                  each.dbClusterParameterGroup(),
                  each.dbClusterMembers().stream().map(this::member).sorted().collect(joining(",")),
                  each.deletionProtection()));
      String resource = each.dbClusterResourceId();
      add("copies of " + each.dbClusterIdentifier(), estate.aws().plane().copies(resource));
      add("upgrades of " + each.dbClusterIdentifier(), estate.aws().plane().upgrades(resource));
    }
    add(
        "snapshots",
        estate
            .aws()
            .rds()
            .describeDBClusterSnapshots(r -> r.dbClusterIdentifier(id).snapshotType("manual"))
            .dbClusterSnapshots()
            .stream()
            .map(s -> s.dbClusterSnapshotIdentifier() + " " + s.status())
            .sorted()
            .toList());
    add("accepted by RDS", estate.effects().about(id));
  }

  private String member(DBClusterMember member) {
    return "%s %s %s"
        .formatted(
            member.dbInstanceIdentifier(),
            member.isClusterWriter(),
            member.dbClusterParameterGroupStatus());
  }

  private void databases(Access access) {
    try {
      DatabaseProof proof = DatabaseProof.of(access);
      add("server_version", proof.serverVersion());
      add("rows", proof.rows());
      add("extensions", proof.extensions());
      add("tables without statistics", proof.unanalyzed());
      add("analysed", proof.statisticsAge() != null);
      try (Connection any = access.open("postgres")) {
        add(
            "slots",
            texts(
                any,
                "SELECT slot_name || ' ' || plugin || ' ' || database || ' ' || active"
                    + " FROM pg_replication_slots ORDER BY 1"));
        add(
            "locks and sessions left",
            texts(
                any,
                "SELECT 'lock ' || pid FROM pg_locks WHERE locktype = 'advisory' UNION ALL"
                    + " SELECT 'session ' || application_name FROM pg_stat_activity"
                    + " WHERE application_name LIKE 'aurora-fleet%'"));
      }
    } catch (SQLException e) {
      add("databases", e.getMessage());
    }
  }

  private void report() {
    String key = Keys.clusterReport(run, new ClusterId(id));
    try {
      String json = estate.objects().get(key).map(o -> o.body()).orElse("");
      if (json.isEmpty()) {
        add("report", "missing");
        return;
      }
      ClusterReport report = Json.read(ClusterReport.class, json, ClusterReport.SCHEMA);
      add("report", "%s %s to %s".formatted(report.status(), report.from(), report.to()));
      add("failure", report.failure());
      add("kept", report.kept().stream().sorted().toList());
      add("extensions said", report.extensions());
      add(
          "proof",
          report.proof().stream()
              .map(p -> p.verdict() + " " + p.check() + " " + p.database())
              .sorted()
              .toList());
      add("findings", report.findings().stream().map(f -> f.check()).sorted().toList());
    } catch (NewerSchemaException | UnreadableException e) {
      add("report", e.getMessage());
    }
  }

  private void bucket() {
    Checkpoint checkpoint = estate.checkpoint(id);
    add(
        "checkpoint",
        "%s attempt %d holds %s"
            .formatted(
                checkpoint.position().getClass().getSimpleName(),
                checkpoint.attempt(),
                checkpoint.holdsCluster()));
    add("ledger", ledger());
    add("dead letters", estate.dead());
    add(
        "owned",
        estate.objects().keys("owned/").stream().filter(k -> k.contains(id)).sorted().toList());
    add(
        "files",
        estate.objects().keys(Keys.run(run)).stream()
            .map(k -> k.substring(Keys.run(run).length()))
            .filter(k -> !k.substring(k.indexOf('/') + 1).contains("/"))
            .sorted()
            .toList());
  }

  private String ledger() {
    try {
      String json = estate.objects().get(Keys.ledger(run)).map(o -> o.body()).orElse("");
      Ledger ledger = Json.read(Ledger.class, json, Ledger.SCHEMA);
      return "admitted %s ended %s"
          .formatted(
              ledger.admitted().keySet(),
              ledger.ended().values().stream().map(e -> e.result() + " " + e.attempt()).toList());
    } catch (NewerSchemaException | UnreadableException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void add(String aspect, @Nullable Object value) {
    aspects.put(named(aspect), named(String.valueOf(value)));
  }

  private String named(String text) {
    String named = text.replace(run.value(), "RUN").replace(id, "CLUSTER");
    return STAMP.matcher(named).replaceAll("TIME");
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
