package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;

/** Readiness and preparation, which no client can feel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreupgradeScenarioTest {
  private Scene scene;

  @BeforeAll
  void open() throws Exception {
    scene = Scene.open();
    scene.work();
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void beforeAMajorUpgradeItPreparesGroupsAndFreezesEveryDatabase() throws Exception {
    Access access =
        scene.cluster(
            PlannedCluster.of("ahead", "15.19")
                .with(Map.of("app", Contents.shopWithSlot(200), "second", Contents.shop(50))));
    DatabaseProof before = DatabaseProof.of(access);

    RunId run =
        scene.dispatch("PREUPGRADE", "17.11", "ahead", "--slots", "recreate", "--force-slots");
    ClusterReport report = scene.end(run, "ahead");

    assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(DatabaseProof.of(access))
        .usingRecursiveComparison()
        .ignoringFields("statisticsAge")
        .isEqualTo(before);
    assertThat(scene.describe("ahead").engineVersion()).isEqualTo("15.19");
    assertThat(scene.describe("ahead").dbClusterParameterGroup()).isEqualTo("fleet-15");
    assertThat(Sql.ask(access, "app", "SELECT slot_name FROM pg_replication_slots"))
        .containsExactly("warehouse");
    assertThat(
            Sql.one(
                access,
                "second",
                "SELECT age(relfrozenxid) < 100 FROM pg_class WHERE relname = 'customer'"))
        .as("rows are frozen")
        .isEqualTo("t");
    assertThat(scene.artifact(run, "ahead", "freeze.log"))
        .contains("app: public.customer", "second: public.customer");
    assertThat(scene.artifact(run, "ahead", "replication-slots.log")).contains("warehouse");
    assertThat(groups("aurora-postgresql17"))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(userValues(group)).containsEntry("max_prepared_transactions", "10");
              assertThat(userValues(group)).containsEntry("rds.logical_replication", "1");
            });
    assertThat(scene.copies("ahead")).isZero();
  }

  @Test
  void beforeAMinorUpgradeItKeepsTheGroupsAndFreezes() throws Exception {
    Access access = scene.cluster(PlannedCluster.of("near", "16.13"));
    DatabaseProof before = DatabaseProof.of(access);

    RunId run = scene.dispatch("PREUPGRADE", "16.15", "near");
    ClusterReport report = scene.end(run, "near");

    assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(DatabaseProof.of(access))
        .usingRecursiveComparison()
        .ignoringFields("statisticsAge")
        .isEqualTo(before);
    assertThat(scene.artifact(run, "near", "freeze.log")).contains("app: public.orders");
    assertThat(groups("aurora-postgresql16"))
        .extracting(DBClusterParameterGroup::dbClusterParameterGroupName)
        .allMatch(name -> name.equals("fleet-16") || name.startsWith("default."));
    assertThat(scene.copies("near")).isZero();
  }

  private List<DBClusterParameterGroup> groups(String family) {
    return scene
        .aws()
        .rds()
        .describeDBClusterParameterGroups(r -> {})
        .dbClusterParameterGroups()
        .stream()
        .filter(group -> group.dbParameterGroupFamily().equals(family))
        .filter(group -> !group.dbClusterParameterGroupName().startsWith("default."))
        .toList();
  }

  private Map<String, String> userValues(DBClusterParameterGroup group) {
    return scene
        .aws()
        .rds()
        .describeDBClusterParameters(
            r -> r.dbClusterParameterGroupName(group.dbClusterParameterGroupName()).source("user"))
        .parameters()
        .stream()
        .collect(
            java.util.stream.Collectors.toMap(p -> p.parameterName(), p -> p.parameterValue()));
  }
}
