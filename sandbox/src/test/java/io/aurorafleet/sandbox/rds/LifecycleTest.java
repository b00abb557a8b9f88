package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/** Clusters and instances from creation to deletion, through renames, restarts and failovers. */
class LifecycleTest {
  private final SimulatedRegion region = new SimulatedRegion();

  private void create(Consumer<CreateDbClusterRequest.Builder> change) {
    region.rds.createDBCluster(
        r -> {
          r.dbClusterIdentifier("orders")
              .engine("aurora-postgresql")
              .engineVersion("16.13")
              .masterUsername(SimulatedRegion.USER)
              .masterUserPassword(SimulatedRegion.PASSWORD);
          change.accept(r);
        });
  }

  private void createInstance(String id, String cluster) {
    region.rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier(id)
                .dbClusterIdentifier(cluster)
                .dbInstanceClass("db.r6g.large")
                .engine("aurora-postgresql"));
  }

  @Test
  void aClusterBecomesAvailableAndServesWithItsFirstInstance() {
    create(r -> r.databaseName("shop"));
    assertThat(region.cluster("orders").status()).isEqualTo("creating");
    region.passHours();
    assertThat(region.cluster("orders").status()).isEqualTo("available");
    assertThat(region.server("orders").up()).isFalse();
    createInstance("orders-1", "orders");
    createInstance("orders-2", "orders");
    region.passHours();
    assertThat(region.server("orders").up()).isTrue();
    assertThat(region.server("orders").databases()).containsKey("shop");
    assertThat(region.server("orders").admits(SimulatedRegion.USER, SimulatedRegion.PASSWORD))
        .isTrue();
    assertThat(region.cluster("orders").dbClusterMembers())
        .extracting(m -> m.dbInstanceIdentifier() + m.isClusterWriter())
        .containsExactly("orders-1true", "orders-2false");
    assertThat(region.cluster("orders").endpoint()).isEqualTo("127.0.0.1");
    assertThat(region.cluster("orders").port()).isEqualTo(region.server("orders").address().port());
    assertThat(region.told("RDS-EVENT-0170", "orders")).isTrue();
  }

  @Test
  void deletionWantsProtectionOffASnapshotDecisionAndNoMembers() {
    region.seed("orders", "16.13");
    region.rds.modifyDBCluster(r -> r.dbClusterIdentifier("orders").deletionProtection(true));
    assertThatThrownBy(this::delete).hasMessageContaining("Cannot delete protected Cluster");
    region.rds.modifyDBCluster(r -> r.dbClusterIdentifier("orders").deletionProtection(false));
    assertThatThrownBy(() -> region.rds.deleteDBCluster(r -> r.dbClusterIdentifier("orders")))
        .hasMessageContaining("FinalDBSnapshotIdentifier is required");
    assertThatThrownBy(this::delete)
        .isInstanceOf(InvalidDbClusterStateException.class)
        .hasMessageContaining("still contains DB instances in non-deleting state");
    region.rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    assertThat(region.server("orders").up()).isFalse();
    delete();
    assertThat(region.cluster("orders").status()).isEqualTo("deleting");
    String resource = region.cluster("orders").dbClusterResourceId();
    region.passHours();
    assertThat(region.exists("orders")).isFalse();
    assertThat(region.plane.server(resource)).isEmpty();
    assertThat(region.told("RDS-EVENT-0003", "orders-instance-1")).isTrue();
    assertThat(region.told("RDS-EVENT-0171", "orders")).isTrue();
  }

  private void delete() {
    region.rds.deleteDBCluster(r -> r.dbClusterIdentifier("orders").skipFinalSnapshot(true));
  }

  @Test
  void aReaderTakesOverFromADeletedWriter() {
    region.seed("orders", "16.13", "db.r6g.large", "db.r6g.large");
    region.rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.passHours();
    assertThat(region.cluster("orders").dbClusterMembers())
        .singleElement()
        .satisfies(m -> assertThat(m.isClusterWriter()).isTrue());
    assertThat(region.server("orders").up()).isTrue();
  }

  @Test
  void aMemberDeletedWhileItIsMadeOrRestartedStaysDeleted() {
    region.seed("orders", "16.13");
    createInstance("orders-2", "orders");
    region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders-2"));
    region.passHours();
    assertThat(region.cluster("orders").dbClusterMembers()).isEmpty();
    assertThat(region.server("orders").up()).isFalse();
    assertThat(region.told("RDS-EVENT-0005", "orders-2")).isFalse();
  }

  @Test
  void aNewInstanceServesWhenTheWriterWasDeletedMeanwhile() {
    region.seed("orders", "16.13");
    createInstance("orders-2", "orders");
    region.rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.passHours();
    assertThat(region.cluster("orders").dbClusterMembers())
        .singleElement()
        .satisfies(m -> assertThat(m.isClusterWriter()).isTrue());
    assertThat(region.server("orders").up()).isTrue();
  }

  @Test
  void aRenamedClusterKeepsEverythingButNameAndArn() {
    var before = region.seed("orders", "16.13");
    region.rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier("orders")
                .newDBClusterIdentifier("orders-old")
                .applyImmediately(true));
    assertThat(region.cluster("orders").status()).isEqualTo("renaming");
    assertThatThrownBy(() -> region.seed("orders-old", "16.13"))
        .hasMessageContaining("already exists");
    region.passHours();
    assertThat(region.exists("orders")).isFalse();
    var after = region.cluster("orders-old");
    assertThat(after.status()).isEqualTo("available");
    assertThat(after.dbClusterResourceId()).isEqualTo(before.dbClusterResourceId());
    assertThat(after.dbClusterArn()).endsWith(":cluster:orders-old");
    assertThat(after.port()).isEqualTo(before.port());
    assertThat(region.instance("orders-instance-1").dbClusterIdentifier()).isEqualTo("orders-old");
    assertThat(region.messages("db-cluster", "orders-old"))
        .contains("Renamed cluster from orders to orders-old");
  }

  @Test
  void aRenamedInstanceIsRebooted() {
    region.seed("orders", "16.13");
    region.rds.modifyDBInstance(
        r ->
            r.dbInstanceIdentifier("orders-instance-1")
                .newDBInstanceIdentifier("orders-a")
                .applyImmediately(true));
    region.passHours();
    assertThat(region.cluster("orders").dbClusterMembers().get(0).dbInstanceIdentifier())
        .isEqualTo("orders-a");
    assertThat(region.instance("orders-a").dbInstanceStatus()).isEqualTo("available");
    assertThat(region.server("orders").restarts()).isEqualTo(1);
  }

  @Test
  void failoverMakesTheReaderTheWriterAndCutsConnections() {
    region.seed("orders", "16.13", "db.r6g.large", "db.r6g.large");
    region.rds.failoverDBCluster(
        r -> r.dbClusterIdentifier("orders").targetDBInstanceIdentifier("orders-instance-2"));
    assertThat(region.cluster("orders").status()).isEqualTo("failing-over");
    assertThat(region.server("orders").up()).isFalse();
    region.passHours();
    assertThat(region.cluster("orders").dbClusterMembers())
        .extracting(m -> m.dbInstanceIdentifier() + m.isClusterWriter())
        .containsExactly("orders-instance-1false", "orders-instance-2true");
    assertThat(region.told("RDS-EVENT-0071", "orders")).isTrue();
    assertThat(region.server("orders").up()).isTrue();
  }

  @Test
  void aMembersVersionIsTheClustersBusiness() {
    region.seed("orders", "16.13");
    assertThatThrownBy(
            () ->
                region.rds.modifyDBInstance(
                    r -> r.dbInstanceIdentifier("orders-instance-1").engineVersion("16.15")))
        .hasMessageContaining("The specified DB Instance is a member of a cluster");
  }

  @Test
  void aChangeOfClassWaitsUnlessAppliedAtOnce() {
    region.seed("orders", "16.13");
    region.rds.modifyDBInstance(
        r -> r.dbInstanceIdentifier("orders-instance-1").dbInstanceClass("db.r7g.large"));
    region.passHours();
    assertThat(region.instance("orders-instance-1").dbInstanceClass()).isEqualTo("db.r6g.large");
    region.rds.modifyDBInstance(
        r -> r.dbInstanceIdentifier("orders-instance-1").applyImmediately(true));
    assertThat(region.instance("orders-instance-1").dbInstanceStatus()).isEqualTo("modifying");
    region.passHours();
    assertThat(region.instance("orders-instance-1").dbInstanceClass()).isEqualTo("db.r7g.large");
    assertThat(region.instance("orders-instance-1").dbInstanceStatus()).isEqualTo("available");
  }

  @Test
  void logExportAndPasswordTakeAMoment() {
    region.seed("orders", "16.13");
    region.rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier("orders")
                .cloudwatchLogsExportConfiguration(c -> c.enableLogTypes("postgresql"))
                .masterUserPassword("another-password")
                .applyImmediately(true));
    assertThat(region.cluster("orders").enabledCloudwatchLogsExports()).isEmpty();
    assertThat(region.cluster("orders").pendingModifiedValues().masterUserPassword())
        .isEqualTo("****");
    region.pass(Duration.ofMinutes(1));
    assertThat(region.cluster("orders").enabledCloudwatchLogsExports())
        .containsExactly("postgresql");
    assertThat(region.server("orders").admits(SimulatedRegion.USER, "another-password")).isTrue();
    assertThat(region.cluster("orders").pendingModifiedValues()).isNull();
  }

  @Test
  void anInstanceThatIsNotAvailableIsNotRebooted() {
    region.seed("orders", "16.13");
    region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    assertThatThrownBy(
            () -> region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1")))
        .isInstanceOf(InvalidDbInstanceStateException.class);
  }
}
