package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.CloneParity;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.fleet.AcknowledgedWriter;
import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.PlannedCluster;
import io.aurorafleet.sandbox.rds.RdsFaults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;

/**
 * One cluster for each way an upgrade can go besides the plain one, all at once on real servers,
 * each with a client that writes through it. What is done to them meanwhile is done to all of them
 * before the first test looks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradePathsScenarioTest {
  private static final Duration READERS_HAVE = Duration.ofSeconds(15);

  private final Map<String, RunId> runs = new LinkedHashMap<>();
  private final Map<String, AcknowledgedWriter> writers = new TreeMap<>();
  private final Map<String, ClusterReport> reports = new TreeMap<>();
  private Map<String, Access> access = Map.of();
  private Scene scene;

  @BeforeAll
  void upgradeAll() throws Exception {
    scene =
        Scene.of(
            usual ->
                usual
                    .with(Offers.fourteenOnlyThroughSixteen())
                    .with(
                        new RdsFaults() {
                          @Override
                          public boolean stuck(String instance) {
                            return instance.equals("stuck-instance-2");
                          }
                        }));
    access =
        scene.clusters(
            PlannedCluster.of("hops", "14.24")
                .with(Map.of("app", Contents.shopWithExtensions(300, "hstore")))
                .withReader(),
            PlannedCluster.of("oldest", "13.23").with(Map.of("app", Contents.shop(300))),
            PlannedCluster.of("cloned", "15.19").with(Map.of("app", Contents.shop(300))),
            PlannedCluster.of("newest", "17.11").with(Map.of("app", Contents.shop(300))),
            PlannedCluster.of("patched", "16.13")
                .with(Map.of("app", Contents.shop(300)))
                .withReader(),
            PlannedCluster.of("stuck", "16.13")
                .with(Map.of("app", Contents.shop(300)))
                .withReader(),
            PlannedCluster.of("drifts", "16.13").with(Map.of("app", Contents.shop(300))));
    for (Map.Entry<String, Access> cluster : access.entrySet()) {
      writers.put(cluster.getKey(), scene.writer(cluster.getValue()));
    }
    pending("patched-instance-1");
    pending("patched-instance-2");
    scene.work(READERS_HAVE);
    dispatch("drifts", "17.11");
    dispatch("stuck", "16.15");
    dispatch("hops", "17.11");
    dispatch("newest", "18.6");
    dispatch("oldest", "17.11");
    dispatch("cloned", "17.11", "--clone-instance");
    dispatch("patched", "16.15", "--apply-maintenance", "--snapshot");
    meanwhile();
    for (Map.Entry<String, RunId> run : runs.entrySet()) {
      reports.put(run.getKey(), scene.end(run.getValue(), run.getKey()));
    }
  }

  @AfterAll
  void close() {
    writers.values().forEach(AcknowledgedWriter::close);
    scene.close();
  }

  /** An automatic minor upgrade of one cluster, a new reader in another. */
  private void meanwhile() {
    scene.await(runs.get("drifts"), "drifts", c -> c.now().step().equals("safety-clone"));
    scene
        .aws()
        .rds()
        .modifyDBCluster(
            r -> r.dbClusterIdentifier("drifts").engineVersion("16.15").applyImmediately(true));
    scene.await(runs.get("newest"), "newest", c -> c.now().step().equals("safety-clone"));
    scene
        .aws()
        .rds()
        .createDBInstance(
            r ->
                r.dbInstanceIdentifier("newest-late")
                    .dbClusterIdentifier("newest")
                    .engine("aurora-postgresql")
                    .dbInstanceClass("db.r6g.large"));
  }

  @Test
  void noAcknowledgedRowIsLostOnAnyWay() throws Exception {
    for (Map.Entry<String, AcknowledgedWriter> writer : writers.entrySet()) {
      assertThat(writer.getValue().acknowledged()).as(writer.getKey()).isGreaterThan(20);
      assertThat(writer.getValue().broken()).as(writer.getKey()).isPositive();
      assertThat(writer.getValue().lost()).as(writer.getKey()).isEmpty();
    }
  }

  @Test
  void theOldestMajorGoesToSeventeenInOneHop() throws Exception {
    succeeded("oldest", "17.11");
    assertThat(scene.upgrades("oldest")).isEqualTo(1);
    assertThat(reports.get("oldest").resumedByEvent()).isPositive();
  }

  @Test
  void twoMajorHopsAreGoneOneByOneEachWithGroupsPreflightAndVerification() throws Exception {
    succeeded("hops", "17.11");
    Checkpoint checkpoint = checkpoint("hops");
    assertThat(checkpoint.all(Fact.Upgraded.class))
        .extracting(u -> u.hop() + " " + u.version())
        .containsExactly("0 16.15", "1 17.11");
    assertThat(checkpoint.all(Fact.GroupsReady.class))
        .extracting(Fact.GroupsReady::clusterGroup)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("hops-aurora-postgresql16-cluster"),
            second -> assertThat(second).startsWith("hops-aurora-postgresql17-cluster"));
    assertThat(checkpoint.all(Fact.PreflightPassed.class))
        .extracting(Fact.PreflightPassed::hop)
        .contains(0, 1);
    assertThat(checkpoint.all(Fact.Rebooted.class))
        .filteredOn(r -> r.members().size() == 2)
        .extracting(Fact.Rebooted::hop)
        .contains(0, 1);
    assertThat(reports.get("hops").steps()).filteredOn(s -> s.step().equals("commit")).hasSize(2);
    assertThat(reports.get("hops").kept())
        .anyMatch(k -> k.startsWith("snapshot preupgrade-hops-14-24-to-16-15"))
        .anyMatch(k -> k.startsWith("snapshot preupgrade-hops-16-15-to-17-11"));
    assertThat(DatabaseProof.of(access.get("hops")).extensions())
        .containsEntry("app/hstore", "1.8");
    assertThat(scene.upgrades("hops")).isEqualTo(2);
    assertThat(scene.copies("hops")).isEqualTo(1);
  }

  @Test
  void defect4TheCloneCanBeUsedAndLeavesProductionsStreamAlone() throws Exception {
    succeeded("cloned", "17.11");
    CloneParity parity = Objects.requireNonNull(reports.get("cloned").safetyClone());
    DBCluster clone = scene.describe(parity.cloneId());
    assertThat(clone.engineVersion()).isEqualTo("15.19");
    assertThat(clone.deletionProtection()).isTrue();
    assertThat(clone.dbClusterMembers()).hasSize(1);
    assertThat(parity.items())
        .filteredOn(i -> !i.same())
        .extracting(CloneParity.Item::name)
        .as("ports differ because all servers of the sandbox are on one host")
        .containsExactlyInAnyOrder(
            "cluster parameter group", "port", "deletion protection", "tags");
    assertThat(reports.get("cloned").warnings()).noneMatch(w -> w.contains("safety clone differs"));
    Access source = access.get("cloned");
    Access copy = new Access(clone.endpoint(), clone.port(), source.user(), source.password());
    assertThat(Sql.one(copy, "app", "SHOW max_logical_replication_workers")).isEqualTo("0");
    assertThat(Sql.one(copy, "app", "SHOW max_prepared_transactions"))
        .as("the source's own values are kept")
        .isEqualTo("10");
    assertThat(Sql.one(copy, "app", "SELECT count(*) FROM customer")).isEqualTo("300");
    assertThat(reports.get("cloned").kept())
        .anyMatch(k -> k.equals("clone " + parity.cloneId()))
        .anyMatch(k -> k.equals("clone instance " + parity.instance()))
        .anyMatch(k -> k.startsWith("parameter group cloned-quarantine-"));
    assertThat(scene.artifact(runs.get("cloned"), "cloned", "clone.log"))
        .contains("same security groups", "DIFFERS cluster parameter group");
  }

  @Test
  void defect14MaintenanceIsAppliedReadersFirstWhenAskedAndAMinorGetsItsSnapshot()
      throws Exception {
    succeeded("patched", "16.15");
    Checkpoint checkpoint = checkpoint("patched");
    assertThat(checkpoint.latest(Fact.MaintenanceDone.class).orElseThrow().applied())
        .containsExactly(
            "system-update of patched-instance-2", "system-update of patched-instance-1");
    assertThat(
            scene
                .aws()
                .rds()
                .describePendingMaintenanceActions(r -> {})
                .pendingMaintenanceActions())
        .isEmpty();
    assertThat(checkpoint.latest(Fact.SnapshotReady.class)).isPresent();
    assertThat(checkpoint.latest(Fact.AuroraSnapshot.class)).isEmpty();
    assertThat(checkpoint.latest(Fact.GroupsReady.class)).isEmpty();
  }

  @Test
  void aReaderThatHangsHoldsBackNothingAndIsNamed() throws Exception {
    ClusterReport report = reports.get("stuck");
    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(failure.code()).as(failure.reason()).isEqualTo("reader-stuck");
    assertThat(failure.reason()).contains("stuck", "stuck-instance-2 is upgrading");
    assertThat(report.warnings()).anyMatch(w -> w.contains("stuck-instance-2"));
    assertThat(checkpoint("stuck").latest(Fact.StatisticsGathered.class)).isPresent();
    assertThat(DatabaseProof.of(access.get("stuck")).serverVersion()).isEqualTo("16.15");
    assertThat(scene.upgrades("stuck")).isEqualTo(1);
  }

  @Test
  void aClusterThatMovedByItselfIsUpgradedFromWhereItIsAndItsCloneRenewed() throws Exception {
    succeeded("drifts", "17.11");
    Checkpoint checkpoint = checkpoint("drifts");
    assertThat(checkpoint.all(Fact.Drifted.class))
        .extracting(d -> d.expected() + " " + d.found())
        .containsExactly("16.13 16.15");
    assertThat(checkpoint.all(Fact.Intended.class)).hasSize(1);
    String clone = Objects.requireNonNull(reports.get("drifts").safetyClone()).cloneId();
    assertThat(scene.describe(clone).engineVersion()).isEqualTo("16.15");
    assertThat(reports.get("drifts").warnings()).anyMatch(w -> w.contains("16.13 to 16.15"));
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNoticedAndTakenAlong() throws Exception {
    succeeded("newest", "18.6");
    assertThat(reports.get("newest").warnings())
        .anyMatch(w -> w.endsWith("instance newest-late was added"));
    assertThat(scene.describe("newest").dbClusterMembers()).hasSize(2);
    assertThat(
            scene
                .aws()
                .rds()
                .describeDBInstances(r -> r.dbInstanceIdentifier("newest-late"))
                .dbInstances())
        .allMatch(i -> i.engineVersion().equals("18.6"));
    assertThat(checkpoint("newest").all(Fact.Intended.class)).hasSize(1);
  }

  private void succeeded(String cluster, String version) throws Exception {
    ClusterReport report = reports.get(cluster);
    assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
    DatabaseProof proof = DatabaseProof.of(access.get(cluster));
    assertThat(proof.serverVersion()).isEqualTo(version);
    assertThat(proof.unanalyzed()).isEmpty();
  }

  private Checkpoint checkpoint(String cluster) {
    return scene.await(
        Objects.requireNonNull(runs.get(cluster)), cluster, c -> c.position().terminal());
  }

  private void dispatch(String cluster, String target, String... more) {
    runs.put(cluster, scene.dispatch("UPGRADE", target, cluster, more));
  }

  private void pending(String instance) {
    String arn =
        scene
            .aws()
            .rds()
            .describeDBInstances(r -> r.dbInstanceIdentifier(instance))
            .dbInstances()
            .get(0)
            .dbInstanceArn();
    scene
        .aws()
        .rds()
        .requireMaintenance(
            arn, PendingMaintenanceAction.builder().action("system-update").build());
  }
}
