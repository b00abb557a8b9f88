package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A minor version upgrade, its readers, and the maintenance window. */
class MinorUpgradeTest {
  private final SimulatedRegion region = new SimulatedRegion();

  @Test
  void takesNoSnapshotAndKeepsGroupsAndSlots() {
    region.seed("orders", "16.13");
    region.server("orders").preparedTransactions().add("tx-1");
    region.rds.modifyDBCluster(
        r -> r.dbClusterIdentifier("orders").engineVersion("16.15").applyImmediately(true));
    region.passHours();
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("16.15");
    assertThat(region.cluster("orders").dbClusterParameterGroup())
        .isEqualTo("default.aurora-postgresql16");
    assertThat(region.rds.describeDBClusterSnapshots().dbClusterSnapshots()).isEmpty();
    assertThat(region.told("RDS-EVENT-0173", "orders")).isTrue();
    assertThat(region.told("RDS-EVENT-0176", "orders")).isFalse();
  }

  @Test
  void waitsForTheMaintenanceWindowUnlessToldToBeginAtOnce() {
    region.seed("orders", "16.13");
    region.rds.modifyDBCluster(r -> r.dbClusterIdentifier("orders").engineVersion("16.15"));
    region.passHours();
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("16.13");
    assertThat(region.cluster("orders").pendingModifiedValues().engineVersion()).isEqualTo("16.15");
    region.pass(Duration.ofDays(7));
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("16.15");
  }

  @Test
  void anyLaterChangeThatAppliesAtOnceStartsAWaitingUpgradeToo() {
    region.seed("orders", "16.13");
    region.rds.modifyDBCluster(r -> r.dbClusterIdentifier("orders").engineVersion("16.15"));
    region.rds.modifyDBCluster(
        r -> r.dbClusterIdentifier("orders").backupRetentionPeriod(7).applyImmediately(true));
    region.passHours();
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("16.15");
  }

  @Test
  void aReaderThatIsStuckStaysUpgradingInAnUpgradedCluster() {
    RdsFaults stuck =
        new RdsFaults() {
          @Override
          public boolean stuck(String instance) {
            return instance.equals("orders-instance-2");
          }
        };
    SimulatedRegion bent = new SimulatedRegion(SimulatedRegion.options().with(stuck));
    bent.seed("orders", "16.13", "db.r6g.large", "db.r6g.large");
    bent.upgrade("orders", "16.15");
    bent.passHours();
    assertThat(bent.cluster("orders").status()).isEqualTo("available");
    assertThat(bent.instance("orders-instance-1").dbInstanceStatus()).isEqualTo("available");
    assertThat(bent.instance("orders-instance-2").dbInstanceStatus()).isEqualTo("upgrading");
  }

  @Test
  void aMemberThatIsNotAvailableStopsItBeforeItBegins() {
    region.seed("orders", "16.13", "db.r6g.large", "db.r6g.large");
    region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier("orders-instance-2"));
    region.upgrade("orders", "16.15");
    region.passHours();
    assertThat(region.cluster("orders").engineVersion()).isEqualTo("16.13");
    assertThat(region.cluster("orders").pendingModifiedValues()).isNull();
    assertThat(region.told("RDS-EVENT-0085", "orders")).isTrue();
  }
}
