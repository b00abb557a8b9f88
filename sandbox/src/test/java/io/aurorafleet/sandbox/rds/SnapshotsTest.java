package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.SnapshotQuotaExceededException;

/** Manual cluster snapshots. */
class SnapshotsTest {
  private final SimulatedRegion region = new SimulatedRegion();

  private void create(SimulatedRegion where, String id) {
    where.rds.createDBClusterSnapshot(
        r -> r.dbClusterSnapshotIdentifier(id).dbClusterIdentifier("orders"));
  }

  private DBClusterSnapshot snapshot(String id) {
    return region
        .rds
        .describeDBClusterSnapshots(r -> r.dbClusterSnapshotIdentifier(id))
        .dbClusterSnapshots()
        .get(0);
  }

  @Test
  void isCreatedThenAvailableAndOutlivesNothingButItsDeletion() {
    region.seed("orders", "16.13");
    create(region, "before");
    assertThat(snapshot("before").status()).isEqualTo("creating");
    assertThatThrownBy(
            () -> region.rds.deleteDBClusterSnapshot(r -> r.dbClusterSnapshotIdentifier("before")))
        .isInstanceOf(InvalidDbClusterSnapshotStateException.class);
    region.passHours();
    assertThat(snapshot("before").status()).isEqualTo("available");
    assertThat(snapshot("before").engineVersion()).isEqualTo("16.13");
    assertThat(region.told("RDS-EVENT-0075", "before")).isTrue();
    assertThatThrownBy(() -> create(region, "before"))
        .isInstanceOf(DbClusterSnapshotAlreadyExistsException.class);
    region.rds.deleteDBClusterSnapshot(r -> r.dbClusterSnapshotIdentifier("before"));
    region.passHours();
    assertThatThrownBy(() -> snapshot("before"))
        .isInstanceOf(DbClusterSnapshotNotFoundException.class);
  }

  @Test
  void wantsAnAvailableClusterAndRoom() {
    SimulatedRegion small =
        new SimulatedRegion(SimulatedRegion.options().with(new Quotas(9, 9, 1, 9, 9)));
    small.seed("orders", "16.13");
    create(small, "first");
    assertThatThrownBy(() -> create(small, "second"))
        .isInstanceOf(SnapshotQuotaExceededException.class);
    region.seed("orders", "16.13");
    region.upgrade("orders", "17.11");
    assertThatThrownBy(() -> create(region, "late"))
        .isInstanceOf(InvalidDbClusterStateException.class);
  }

  @Test
  void aFullQuotaDoesNotStopTheSnapshotBeforeAnUpgrade() {
    SimulatedRegion small =
        new SimulatedRegion(SimulatedRegion.options().with(new Quotas(9, 9, 1, 9, 9)));
    small.seed("orders", "16.13");
    create(small, "first");
    small.passHours();
    small.upgrade("orders", "17.11");
    small.passHours();
    assertThat(small.cluster("orders").engineVersion()).isEqualTo("17.11");
    assertThat(
            small
                .rds
                .describeDBClusterSnapshots(r -> r.dbClusterIdentifier("orders"))
                .dbClusterSnapshots())
        .hasSize(2);
  }

  @Test
  void aFinalSnapshotStaysAfterItsCluster() {
    region.seed("orders", "16.13");
    region.rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.rds.deleteDBCluster(
        r -> r.dbClusterIdentifier("orders").finalDBSnapshotIdentifier("the-end"));
    region.passHours();
    assertThat(region.exists("orders")).isFalse();
    assertThat(snapshot("the-end").status()).isEqualTo("available");
  }
}
