package io.aurorafleet.lab.simulation;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.memory.MemoryDatabase;
import io.aurorafleet.sandbox.rds.memory.MemoryServer;
import io.aurorafleet.sandbox.rds.memory.MemorySlot;
import io.aurorafleet.sandbox.rds.memory.MemoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A fleet drawn from the seed, and the run over it. */
final class SimulatedFleet {
  static final String PASSWORD = "correct-horse-battery";

  private static final List<String> VERSIONS =
      List.of("13.23", "14.24", "15.19", "16.13", "16.15", "17.11");

  private static final List<RunOptions.Slots> SLOTS =
      List.of(
          RunOptions.Slots.DROP,
          RunOptions.Slots.RECREATE,
          RunOptions.Slots.RECREATE,
          RunOptions.Slots.REFUSE,
          RunOptions.Slots.KEEP);

  /** Mostly one hop, sometimes two: not every version goes to 18 at once. */
  private static final List<String> TARGETS = List.of("17.11", "17.11", "17.11", "18.6");

  /** What is to become of one cluster. */
  record Planned(ClusterId id, String resourceId, EngineVersion from, boolean doomed, int slots) {}

  private final List<Planned> clusters = new ArrayList<>();
  private final SimulatedAws aws;
  private final Manifest manifest;
  private boolean cured;

  SimulatedFleet(Random chance, SimulatedAws aws, Instant now) {
    this.aws = aws;
    int size = 1 + chance.nextInt(1 + chance.nextInt(5));
    for (int i = 0; i < size; i++) {
      clusters.add(plan("c" + i, chance, aws));
    }
    List<Wave> waves =
        chance.nextBoolean() ? List.of(Wave.SECOND) : List.of(Wave.FIRST, Wave.SECOND, Wave.LAST);
    RunOptions options =
        RunOptions.defaults()
            .withSafetyClone(chance.nextInt(4) > 0, chance.nextInt(6) == 0)
            .withSnapshot(chance.nextInt(4) == 0)
            .withMaintenance(chance.nextInt(6) == 0)
            .withSlots(SLOTS.get(chance.nextInt(SLOTS.size())), chance.nextBoolean())
            .withLimits(
                1 + chance.nextInt(3),
                chance.nextBoolean() ? null : chance.nextInt(2),
                chance.nextInt(6) > 0 ? null : now.plusSeconds(600 + chance.nextInt(7200)));
    manifest =
        new Manifest(
            Manifest.SCHEMA,
            new RunId("sim"),
            now,
            Account.EXAMPLE.id(),
            Account.EXAMPLE.region(),
            "UpgradeDB=Y",
            chance.nextInt(6) == 0 ? RunModule.PREUPGRADE : RunModule.UPGRADE,
            new EngineVersion(TARGETS.get(chance.nextInt(TARGETS.size()))),
            options,
            clusters.stream()
                .map(
                    c ->
                        new Manifest.Entry(
                            c.id(),
                            c.resourceId(),
                            c.from(),
                            waves.get(chance.nextInt(waves.size()))))
                .toList());
  }

  /**
   * Somebody ends the prepared transactions that stand in the way of upgrades, and removes readers
   * that hang.
   */
  void cure() {
    cured = true;
    aws.removeHanging();
    for (Planned cluster : clusters) {
      aws.plane().server(cluster.resourceId()).ifPresent(s -> s.preparedTransactions().clear());
    }
  }

  /** Whether nothing stands in the way of upgrades any more. */
  boolean cured() {
    return cured;
  }

  List<Planned> clusters() {
    return clusters;
  }

  Manifest manifest() {
    return manifest;
  }

  private static Planned plan(String id, Random chance, SimulatedAws aws) {
    String version = VERSIONS.get(chance.nextInt(VERSIONS.size()));
    boolean reader = chance.nextInt(3) == 0;
    aws.secrets()
        .createSecret(
            r -> r.name(id).secretString("{\"username\":\"m\",\"password\":\"" + PASSWORD + "\"}"));
    ClusterSeed seed =
        ClusterSeed.of(id, version, "m", PASSWORD)
            .withTags(Map.of("UpgradeDB", "Y", "aurora-maintenance-user-secret", id));
    aws.rds().seed(reader ? seed.withClasses("db.r6g.large", "db.r6g.large") : seed).join();
    String resourceId =
        aws.rds()
            .describeDBClusters(r -> r.dbClusterIdentifier(id))
            .dbClusters()
            .get(0)
            .dbClusterResourceId();
    MemoryServer server = aws.plane().server(resourceId).orElseThrow();
    boolean doomed = chance.nextInt(8) == 0;
    if (doomed) {
      server.preparedTransactions().add("tx");
    }
    int slots = chance.nextInt(4) == 0 ? 1 : 0;
    fill(server, chance, slots, new EngineVersion(version).major());
    return new Planned(new ClusterId(id), resourceId, new EngineVersion(version), doomed, slots);
  }

  private static void fill(MemoryServer server, Random chance, int slots, int major) {
    for (int d = 0; d <= chance.nextInt(3); d++) {
      MemoryDatabase database = new MemoryDatabase();
      server.databases().put("db" + d, database);
      database
          .extensions()
          .put("pg_stat_statements", Extensions.defaultVersion("pg_stat_statements", major));
      for (int t = 0; t <= chance.nextInt(3); t++) {
        MemoryTable table = new MemoryTable(chance.nextInt(1000));
        table.analyze();
        database.tables().put("public.t" + t, table);
      }
      if (slots > 0 && d == 0) {
        server.slots().put("cdc", new MemorySlot("cdc", "pgoutput", "db0", false));
      }
    }
  }
}
