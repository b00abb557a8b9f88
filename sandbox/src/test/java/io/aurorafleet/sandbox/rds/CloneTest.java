package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.sandbox.rds.memory.MemorySlot;
import io.aurorafleet.sandbox.rds.memory.MemoryTable;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/** Clones: what they take over, when they are ready, and what they can do without an instance. */
class CloneTest {
  private final SimulatedRegion region = new SimulatedRegion();

  private DBCluster cloneOf(Consumer<RestoreDbClusterToPointInTimeRequest.Builder> change) {
    return region
        .rds
        .restoreDBClusterToPointInTime(
            r -> {
              r.dbClusterIdentifier("copy")
                  .sourceDBClusterIdentifier("orders")
                  .restoreType("copy-on-write")
                  .useLatestRestorableTime(true);
              change.accept(r);
            })
        .dbCluster();
  }

  private DBCluster makeClone() {
    return cloneOf(r -> {});
  }

  @Test
  void holdsTheDataOfTheMomentOfTheCall() {
    region.seed("orders", "16.13");
    var tables = region.server("orders").databases().get("postgres").tables();
    tables.put("public.t", new MemoryTable(5));
    assertThat(makeClone().status()).isEqualTo("creating");
    tables.get("public.t").insert(1);
    region.passHours();
    assertThat(region.cluster("copy").status()).isEqualTo("available");
    assertThat(region.told("RDS-EVENT-0170", "copy")).isTrue();
    var copied = region.server("copy").databases().get("postgres").tables();
    assertThat(copied.get("public.t").rows()).isEqualTo(5);
  }

  @Test
  void takesOverVersionAndUserButNeitherTagsGroupNorProtection() {
    region.rds.createDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName("tuned")
                .dbParameterGroupFamily("aurora-postgresql16")
                .description("d"));
    region
        .rds
        .seed(
            ClusterSeed.of("orders", "16.13", SimulatedRegion.USER, SimulatedRegion.PASSWORD)
                .withDatabase("shop")
                .withGroups("tuned", null)
                .withTags(Map.of("UpgradeDB", "Y")))
        .join();
    region.rds.modifyDBCluster(r -> r.dbClusterIdentifier("orders").deletionProtection(true));
    makeClone();
    region.passHours();
    DBCluster copy = region.cluster("copy");
    DBCluster source = region.cluster("orders");
    assertThat(copy.engineVersion()).isEqualTo("16.13");
    assertThat(copy.masterUsername()).isEqualTo(SimulatedRegion.USER);
    assertThat(copy.databaseName()).isEqualTo("shop");
    assertThat(copy.dbClusterParameterGroup()).isEqualTo("default.aurora-postgresql16");
    assertThat(copy.tagList()).isEmpty();
    assertThat(copy.deletionProtection()).isFalse();
    assertThat(copy.dbClusterMembers()).isEmpty();
    assertThat(copy.dbClusterResourceId()).isNotEqualTo(source.dbClusterResourceId());
    assertThat(copy.cloneGroupId()).isNotNull().isEqualTo(source.cloneGroupId());
  }

  @Test
  void servesOnlyOnceItHasAnInstanceAndThenWithItsOwnParameters() {
    region.rds.createDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName("quarantine")
                .dbParameterGroupFamily("aurora-postgresql16")
                .description("d"));
    region.rds.modifyDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName("quarantine")
                .parameters(
                    SimulatedRegion.parameter(
                        "max_logical_replication_workers", "0", "pending-reboot")));
    region.seed("orders", "16.13");
    region.server("orders").slots().put("s", new MemorySlot("s", "pgoutput", "postgres", true));
    cloneOf(r -> r.dbClusterParameterGroupName("quarantine"));
    region.passHours();
    assertThat(region.server("copy").up()).isFalse();
    assertThat(region.server("copy").slots()).containsKey("s");
    region.rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier("copy-1")
                .dbClusterIdentifier("copy")
                .dbInstanceClass("db.r6g.large")
                .engine("aurora-postgresql"));
    assertThat(region.instance("copy-1").dbInstanceStatus()).isEqualTo("creating");
    region.passHours();
    assertThat(region.instance("copy-1").dbInstanceStatus()).isEqualTo("available");
    assertThat(region.instance("copy-1").endpoint().port())
        .isEqualTo(region.server("copy").address().port());
    assertThat(region.told("RDS-EVENT-0005", "copy-1")).isTrue();
    assertThat(region.server("copy").up()).isTrue();
    assertThat(region.server("copy").settings())
        .containsEntry("max_logical_replication_workers", "0");
  }

  @Test
  void anInstanceBeforeTheCloneIsAvailableIsRefused() {
    region.seed("orders", "16.13");
    makeClone();
    assertThatThrownBy(
            () ->
                region.rds.createDBInstance(
                    r ->
                        r.dbInstanceIdentifier("copy-1")
                            .dbClusterIdentifier("copy")
                            .dbInstanceClass("db.r6g.large")
                            .engine("aurora-postgresql")))
        .isInstanceOf(InvalidDbClusterStateException.class);
  }

  @Test
  void theSixteenthIsAFullCopyAndTakesLonger() {
    region.seed("orders", "16.13");
    for (int i = 1; i <= 16; i++) {
      String id = "copy" + i;
      cloneOf(r -> r.dbClusterIdentifier(id));
    }
    region.pass(Duration.ofMinutes(5));
    assertThat(region.cluster("copy15").status()).isEqualTo("available");
    assertThat(region.cluster("copy16").status()).isEqualTo("creating");
    region.passHours();
    assertThat(region.cluster("copy16").status()).isEqualTo("available");
  }

  @Test
  void aNameInUseIsAFaultThatSaysSo() {
    region.seed("orders", "16.13");
    makeClone();
    assertThatThrownBy(this::makeClone).isInstanceOf(DbClusterAlreadyExistsException.class);
  }

  @Test
  void copyOnWriteTakesOnlyTheLatestTime() {
    region.seed("orders", "16.13");
    assertThatThrownBy(() -> cloneOf(r -> r.useLatestRestorableTime(null)))
        .hasMessageContaining("UseLatestRestorableTime");
    assertThatThrownBy(
            () ->
                cloneOf(r -> r.useLatestRestorableTime(null).restoreToTime(region.time.instant())))
        .hasMessageContaining("RestoreToTime cannot be specified");
  }

  @Test
  void aSourceWithoutInstanceOrUnderChangeCannotBeCloned() {
    region.seed("orders", "16.13");
    makeClone();
    region.passHours();
    assertThatThrownBy(
            () -> cloneOf(r -> r.dbClusterIdentifier("second").sourceDBClusterIdentifier("copy")))
        .isInstanceOf(InvalidDbClusterStateException.class);
    region.upgrade("orders", "17.11");
    assertThatThrownBy(() -> cloneOf(r -> r.dbClusterIdentifier("third")))
        .isInstanceOf(InvalidDbClusterStateException.class);
  }

  @Test
  void theSourceCanBeNamedByItsResourceIdAndDeletedAfterwards() {
    DBCluster source = region.seed("orders", "16.13");
    cloneOf(
        r ->
            r.sourceDBClusterIdentifier(null)
                .sourceDbClusterResourceId(source.dbClusterResourceId()));
    region.passHours();
    region.rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.passHours();
    region.rds.deleteDBCluster(r -> r.dbClusterIdentifier("orders").skipFinalSnapshot(true));
    region.passHours();
    assertThat(region.exists("orders")).isFalse();
    assertThat(region.cluster("copy").status()).isEqualTo("available");
    assertThat(region.cluster("copy").cloneGroupId()).isNotNull();
  }
}
