package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.rds.SimulatedRegion.Sent;
import io.aurorafleet.sandbox.rds.memory.MemorySlot;
import io.aurorafleet.sandbox.rds.memory.MemoryTable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

/** A major version upgrade, seen as a client sees it. */
class MajorUpgradeTest {
  private final SimulatedRegion region = new SimulatedRegion();

  @Test
  void theAnswerStillShowsTheOldVersionAndAvailable() {
    region.seed("orders", "14.24");
    DBCluster answer =
        region
            .rds
            .modifyDBCluster(
                r ->
                    r.dbClusterIdentifier("orders")
                        .engineVersion("17.11")
                        .allowMajorVersionUpgrade(true)
                        .applyImmediately(true))
            .dbCluster();
    assertThat(answer.status()).isEqualTo("available");
    assertThat(answer.engineVersion()).isEqualTo("14.24");
    assertThat(answer.pendingModifiedValues().engineVersion()).isEqualTo("17.11");
    region.pass(Duration.ofSeconds(10));
    assertThat(region.cluster("orders").status()).isEqualTo("available");
  }

  @Test
  void servesDuringPrechecksAndIsDownUntilTheEnd() {
    region.seed("orders", "14.24");
    region.upgrade("orders", "17.11");
    region.pass(Duration.ofMinutes(1));
    assertThat(region.cluster("orders").status()).isEqualTo("upgrading");
    assertThat(region.instance("orders-instance-1").dbInstanceStatus()).isEqualTo("upgrading");
    assertThat(region.server("orders").up()).isTrue();
    region.pass(Duration.ofMinutes(4));
    assertThat(region.server("orders").up()).isFalse();
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("14.24");
    region.passHours();
    DBCluster cluster = region.cluster("orders");
    assertThat(cluster.status()).isEqualTo("available");
    assertThat(cluster.engineVersion()).isEqualTo("17.11");
    assertThat(cluster.pendingModifiedValues()).isNull();
    assertThat(cluster.dbClusterParameterGroup()).isEqualTo("default.aurora-postgresql17");
    assertThat(region.instance("orders-instance-1").engineVersion()).isEqualTo("17.11");
    assertThat(region.server("orders").up()).isTrue();
    assertThat(region.server("orders").version()).isEqualTo("17.11");
  }

  @Test
  void keepsRowsAndExtensionsAndLosesStatistics() {
    region.seed("orders", "14.24");
    MemoryTable table = new MemoryTable(100);
    table.analyze();
    var database = region.server("orders").databases().get("postgres");
    database.tables().put("public.t", table);
    database.extensions().put("pg_stat_statements", "1.9");
    region.upgrade("orders", "17.11");
    region.passHours();
    assertThat(table.rows()).isEqualTo(100);
    assertThat(table.analyzed()).isFalse();
    assertThat(database.extensions()).containsEntry("pg_stat_statements", "1.9");
  }

  @Test
  void tellsItsProgressInOrderAndTheEventOfSuccessComesWhenItIsDone() {
    region.seed("orders", "14.24");
    region.upgrade("orders", "17.11");
    region.passHours();
    assertThat(region.messages("db-cluster", "orders"))
        .containsSubsequence(
            "Database cluster engine major version upgrade started. Cluster remains online.",
            "Upgrade preparation in progress: Starting online upgrade prechecks.",
            "Database cluster upgrade is in progress.",
            "Upgrade in progress: Upgrading writer.",
            "Database cluster engine major version has been upgraded.");
    assertThat(region.told("RDS-EVENT-0286", "orders")).isTrue();
    assertThat(region.told("RDS-EVENT-0178", "orders-instance-1")).isTrue();
    assertThat(region.sent)
        .filteredOn(s -> s.is("RDS-EVENT-0176", "orders"))
        .singleElement()
        .extracting(Sent::detailType)
        .isEqualTo("RDS DB Cluster Event");
  }

  @Test
  void aClientWokenByTheEventOfSuccessFindsTheClusterAvailable() {
    region.seed("orders", "14.24");
    region.upgrade("orders", "17.11");
    while (!region.told("RDS-EVENT-0176", "orders")) {
      region.pass(Duration.ofSeconds(1));
    }
    assertThat(region.cluster("orders").status()).isEqualTo("available");
  }

  @Test
  void takesASnapshotNamedAfterClusterAndVersions() {
    region.seed("orders", "14.24");
    region.upgrade("orders", "17.11");
    region.passHours();
    assertThat(region.rds.describeDBClusterSnapshots().dbClusterSnapshots())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.dbClusterSnapshotIdentifier())
                  .startsWith("preupgrade-orders-14-24-to-17-11-2026-11-22-10-");
              assertThat(s.snapshotType()).isEqualTo("manual");
            })
        .extracting(DBClusterSnapshot::status)
        .isEqualTo("available");
  }

  @Test
  void aRefusalNamesTheReasonInEventsAndLogFilesAndLeavesTheOldVersionServing() {
    region.seed("orders", "14.24");
    region.server("orders").preparedTransactions().add("tx-1");
    region.upgrade("orders", "17.11");
    region.passHours();
    DBCluster cluster = region.cluster("orders");
    assertThat(cluster.status()).isEqualTo("available");
    assertThat(cluster.engineVersion()).isEqualTo("14.24");
    assertThat(cluster.pendingModifiedValues()).isNull();
    assertThat(region.server("orders").restarts()).isZero();
    assertThat(region.messages("db-cluster", "orders"))
        .anyMatch(m -> m.contains("cannot be upgraded") && m.contains("prepared transactions"));
    assertThat(region.told("RDS-EVENT-0174", "orders")).isTrue();
    assertThat(region.told("RDS-EVENT-0174", "orders-instance-1")).isTrue();
    assertThat(region.rds.describeDBClusterSnapshots().dbClusterSnapshots()).isEmpty();
    String log =
        region
            .rds
            .downloadDBLogFilePortion(
                r ->
                    r.dbInstanceIdentifier("orders-instance-1")
                        .logFileName("error/pg_upgrade_precheck.log.2026-11-22-10-02")
                        .marker("0"))
            .logFileData();
    assertThat(log)
        .startsWith("Upgrade could not be run on Sun Nov 22 10:02:40 UTC 2026\n")
        .contains("could not be upgraded from 14.24 to 17.11 for the following reasons.")
        .contains("* The instance could not be upgraded because one or more databases have")
        .contains("** tx-1");
  }

  @Test
  void aLogicalSlotRefusesAndItsDroppingLetsTheNextAttemptPass() {
    region.seed("orders", "14.24");
    var slots = region.server("orders").slots();
    slots.put("debezium", new MemorySlot("debezium", "pgoutput", "postgres", false));
    region.upgrade("orders", "17.11");
    region.passHours();
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("14.24");
    slots.clear();
    region.upgrade("orders", "17.11");
    region.passHours();
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("17.11");
  }

  @Test
  void aFailureAfterTheEndpointIsDownRollsBack() {
    region.seed("orders", "14.24");
    region.server("orders").failNextUpgrade("pg_upgrade failed: out of shared memory");
    region.upgrade("orders", "17.11");
    region.passHours();
    assertThat(region.cluster("orders").status()).isEqualTo("available");
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("14.24");
    assertThat(region.cluster("orders").dbClusterParameterGroup())
        .isEqualTo("default.aurora-postgresql14");
    assertThat(region.server("orders").up()).isTrue();
    assertThat(region.messages("db-cluster", "orders"))
        .anyMatch(m -> m.contains("out of shared memory"));
  }

  @Test
  void aClassTheTargetDoesNotOfferRefuses() {
    region.seed("old", "13.23", "db.r6g.large", "db.r4.large");
    region.upgrade("old", "17.11");
    region.passHours();
    assertThat(region.cluster("old").engineVersion()).isEqualTo("13.23");
    assertThat(region.messages("db-cluster", "old"))
        .anyMatch(m -> m.contains("unsupported DB instance classes"));
  }

  @Test
  void aVolumeWithFifteenClonesTakesLonger() {
    region.seed("few", "16.15");
    region.seed("many", "16.15");
    for (int i = 0; i < 15; i++) {
      String clone = "many-clone-" + i;
      region.rds.restoreDBClusterToPointInTime(
          r ->
              r.dbClusterIdentifier(clone)
                  .sourceDBClusterIdentifier("many")
                  .restoreType("copy-on-write")
                  .useLatestRestorableTime(true));
    }
    region.passHours();
    region.upgrade("few", "17.11");
    region.upgrade("many", "17.11");
    region.pass(Duration.ofMinutes(15));
    assertThat(region.cluster("few").engineVersion()).isEqualTo("17.11");
    assertThat(region.cluster("many").engineVersion()).isEqualTo("16.15");
    region.passHours();
    assertThat(region.cluster("many").engineVersion()).isEqualTo("17.11");
  }
}
