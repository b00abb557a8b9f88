package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.CommandLineRun;
import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job, proven by the databases themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeScenarioTest {
  private static final String HOSTILE = "tenant \"; DROP DATABASE app; --";

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
  void aMinorUpgradeKeepsEveryRow() throws Exception {
    Access access = scene.cluster(PlannedCluster.of("minor", "16.13"));
    DatabaseProof before = DatabaseProof.of(access);

    RunId run = scene.dispatch("UPGRADE", "16.15", "minor");
    CommandLineRun again =
        scene.run(
            "dispatch", "--module", "UPGRADE", "--target", "16.15", "--tag", "scenario=minor");
    ClusterReport report = scene.end(run, "minor");

    assertThat(again.exit()).as("a live upgrade has the cluster").isEqualTo(5);
    assertThat(again.err()).contains("minor", run.value(), "--skip-live").doesNotContain("\tat ");
    assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
    DatabaseProof after = DatabaseProof.of(access);
    assertThat(before.serverVersion()).isEqualTo("16.13");
    assertThat(after.serverVersion()).isEqualTo("16.15");
    assertThat(after.rows()).isEqualTo(before.rows()).isPositive();
    assertThat(scene.describe("minor").engineVersion()).isEqualTo("16.15");
    assertThat(scene.upgrades("minor")).isEqualTo(1);
    assertThat(scene.copies("minor")).isEqualTo(1);
    assertThat(report.resumedByEvent()).isPositive();
    assertThat(scene.artifacts(run, "minor"))
        .contains(
            "checkpoint.json",
            "report.json",
            "summary.txt",
            "operations.txt",
            "execution.log",
            "configuration.json",
            "clone.log",
            "extensions.log",
            "analyze.log")
        .doesNotContain("error-report.txt");
    assertThat(scene.run("status", "--run", run.value()).exit()).isZero();
  }

  @Test
  void aMajorUpgradeCarriesEveryDatabaseExtensionAndSlot() throws Exception {
    Access access =
        scene.cluster(
            PlannedCluster.of("major", "13.23")
                .with(
                    Map.of(
                        "app",
                        Contents.shopWithSlot(500),
                        "reports",
                        Contents.shopWithExtensions(200, "pg_stat_statements", "hstore"),
                        HOSTILE,
                        Contents.shop(100)))
                .withReader());
    DatabaseProof before = DatabaseProof.of(access);

    RunId run = scene.dispatch("UPGRADE", "17.11", "major", "--slots", "recreate", "--force-slots");
    ClusterReport report = scene.end(run, "major");

    assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
    DatabaseProof after = DatabaseProof.of(access);
    assertThat(report.kept()).anyMatch(k -> k.startsWith("snapshot preupgrade-major-13-23-to-"));
    assertThat(after.serverVersion()).isEqualTo("17.11");
    assertThat(after.rows()).isEqualTo(before.rows()).isPositive();
    assertThat(after.unanalyzed()).isEmpty();
    assertThat(before.extensions()).containsEntry("reports/pg_stat_statements", "1.8");
    assertThat(after.extensions())
        .containsEntry("reports/pg_stat_statements", "1.11")
        .containsEntry("reports/hstore", "1.8");
    assertThat(Sql.one(access, HOSTILE, "SELECT count(*) FROM customer")).isEqualTo("100");
    assertThat(
            Sql.ask(
                access,
                "app",
                "SELECT database || '/' || plugin || '/' || slot_name FROM pg_replication_slots"))
        .containsExactly("app/pgoutput/warehouse");
    assertThat(Sql.one(access, "app", "SELECT count(*) FROM orders_of(1)")).isEqualTo("1");
    assertThat(scene.upgrades("major")).isEqualTo(1);
    assertThat(scene.copies("major")).isEqualTo(1);
    assertThat(scene.describe("major").dbClusterParameterGroup()).doesNotStartWith("default.");
    assertThat(scene.artifacts(run, "major")).contains("replication-slots.log", "extensions.log");
    assertThat(scene.artifact(run, "major", "replication-slots.log")).contains("warehouse");
    assertThat(report.kept()).anyMatch(kept -> kept.startsWith("clone "));
    assertThat(List.copyOf(scene.versions().values())).contains("13.23");
  }

  /** The table is made after preflight, so only RDS itself can see it. */
  @Test
  void whatRdsRefusesEndsAsFailedWithItsReason() throws Exception {
    Access access =
        scene.cluster(
            PlannedCluster.of("refused", "15.19").with(Map.of("app", Contents.shopWithSlot(100))));
    DatabaseProof before = DatabaseProof.of(access);

    RunId run =
        scene.dispatch("UPGRADE", "17.11", "refused", "--slots", "recreate", "--force-slots");
    scene.await(run, "refused", c -> c.now().step().equals("safety-clone"));
    Sql.run(access, "app", "CREATE TABLE hooks (name text, callback regprocedure)");
    ClusterReport report = scene.end(run, "refused");

    assertThat(report.status()).isEqualTo(Status.FAILED);
    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(failure.code()).isEqualTo("upgrade-refused");
    assertThat(failure.reason()).contains("refused", "15.19", "17.11", "reg");
    assertThat(failure.nextAction()).contains("reg").contains("equeue");
    assertThat(failure.evidence())
        .anyMatch(line -> line.startsWith("event "))
        .anyMatch(line -> line.startsWith("precheck log: ") && line.contains("hooks"));
    assertThat(scene.artifact(run, "refused", "upgrade-precheck.log")).contains("hooks");
    assertThat(scene.artifact(run, "refused", "error-report.txt"))
        .contains(failure.reason(), "hooks");
    assertThat(scene.describe("refused").engineVersion()).isEqualTo("15.19");
    DatabaseProof after = DatabaseProof.of(access);
    assertThat(after.serverVersion()).isEqualTo("15.19");
    assertThat(after.rows()).isEqualTo(before.rows());
    assertThat(Sql.ask(access, "app", "SELECT slot_name FROM pg_replication_slots"))
        .as("dropped before the call, back after its failure")
        .containsExactly("warehouse");
    assertThat(report.kept()).anyMatch(kept -> kept.startsWith("clone "));
    CommandLineRun status = scene.run("status", "--run", run.value());
    assertThat(status.exit()).isEqualTo(4);
    assertThat(status.out()).contains("failed", "reg");
    CommandLineRun again =
        scene.run(
            "dispatch", "--module", "UPGRADE", "--target", "17.11", "--tag", "scenario=refused");
    assertThat(again.exit()).isEqualTo(5);
    assertThat(again.err())
        .contains("refused", run.value(), "failed after its commit point")
        .doesNotContain("Wait until");
  }
}
