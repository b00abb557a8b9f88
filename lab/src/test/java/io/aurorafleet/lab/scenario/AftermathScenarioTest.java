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
import io.aurorafleet.sandbox.rds.Quotas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong once RDS has done its part, and what becomes of it at a requeue. */
class AftermathScenarioTest {
  private static final Duration GIVES_UP = Duration.ofSeconds(6);

  @TempDir private Path directory;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.of(usual -> usual.with(new Quotas(4, 40, 100, 50, 50)));
    scene.work(GIVES_UP);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aBlockedTableFailsTheStatisticsAndARequeueGoesOnWithThem() throws Exception {
    Access access =
        scene.cluster(PlannedCluster.of("held", "16.13").with(Map.of("app", Contents.shop(200))));
    RunId run;
    ClusterReport report;
    try (LockHolder holder = LockHolder.of(access, "app", "customer", "16.15")) {
      run = scene.dispatch("UPGRADE", "16.15", "held");
      report = scene.end(run, "held");
      assertThat(holder).isNotNull();
    }

    assertThat(report.status()).isEqualTo(Status.FAILED);
    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(failure.code()).as(failure.reason()).isEqualTo("statistics-incomplete");
    assertThat(failure.reason()).contains("held", "app.public.customer");
    assertThat(failure.evidence())
        .anyMatch(e -> e.contains("customer") && e.contains("AccessExclusiveLock"));
    assertThat(failure.nextAction()).contains("requeue");
    assertThat(scene.describe("held").engineVersion()).isEqualTo("16.15");
    assertThat(scene.artifact(run, "held", "analyze.log")).contains("customer FAILED", "orders");

    CommandLineRun requeue = scene.run("requeue", "--run", run.value(), "--failed");
    assertThat(requeue.exit()).as(requeue.err()).isZero();
    ClusterReport again = scene.end(run, "held");

    assertThat(again.status()).as("%s", again.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(DatabaseProof.of(access).unanalyzed()).isEmpty();
    assertThat(scene.upgrades("held")).isEqualTo(1);
    assertThat(scene.copies("held")).isEqualTo(1);
    assertThat(scene.describe("held").enabledCloudwatchLogsExports()).contains("postgresql");
  }

  @Test
  void anExtensionThatUsersBuiltOnIsNamedAndHoldsBackNoOther() throws Exception {
    List<String> contents = new ArrayList<>(Contents.shopWithExtensions(100, "pg_stat_statements"));
    contents.add("CREATE EXTENSION hstore VERSION '1.6'");
    contents.add("CREATE VIEW slowest AS SELECT query, calls FROM pg_stat_statements");
    Access access =
        scene.cluster(PlannedCluster.of("views", "15.19").with(Map.of("app", contents)));

    RunId run = scene.dispatch("UPGRADE", "17.11", "views");
    ClusterReport report = scene.end(run, "views");

    assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(DatabaseProof.of(access).extensions())
        .containsEntry("app/hstore", "1.8")
        .containsEntry("app/pg_stat_statements", "1.10");
    assertThat(report.warnings())
        .anyMatch(w -> w.contains("pg_stat_statements") && w.contains("slowest"));
    assertThat(scene.artifact(run, "views", "extensions.log"))
        .contains(
            "pg_stat_statements",
            "FAILED",
            "slowest",
            "app.hstore: 1.6 -> 1.8",
            "stays at 1.10, FAILED to become 1.11");
  }

  @Test
  void aScriptOfTheUserThatDoesNotHoldAnyMoreIsAFailureAndNotASuccess() throws Exception {
    scene.cluster(PlannedCluster.of("smoke", "16.13").with(Map.of("app", Contents.shop(50))));
    Path script = directory.resolve("verify.sql");
    Files.writeString(
        script,
        """
        -- database: app
        SELECT count(*) = 50 FROM customer;
        SELECT current_setting('server_version_num')::int < 160015;
        """);

    RunId run =
        scene.dispatch(
            "UPGRADE", "16.15", "smoke", "--verify-sql", script.toString(), "--no-safety-clone");
    ClusterReport report = scene.end(run, "smoke");

    assertThat(report.status()).isEqualTo(Status.FAILED);
    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(failure.code()).as(failure.reason()).isEqualTo("proof-failed");
    assertThat(failure.reason() + failure.evidence())
        .contains("smoke", "database app: statement 2 says false");
    assertThat(scene.describe("smoke").engineVersion()).isEqualTo("16.15");
  }

  @Test
  void withoutRoomForASafetyCloneNothingBegins() throws Exception {
    Access access =
        scene
            .clusters(
                PlannedCluster.of("crowded", "16.13"),
                PlannedCluster.of("second", "16.13"),
                PlannedCluster.of("third", "16.13"),
                PlannedCluster.of("fourth", "16.13"))
            .get("crowded");
    RunId run = scene.dispatch("UPGRADE", "16.15", "crowded");
    ClusterReport report = scene.end(run, "crowded");

    assertThat(report.status()).isEqualTo(Status.FAILED);
    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(failure.reason()).contains("crowded", "quota");
    assertThat(failure.nextAction()).contains("equeue");
    assertThat(DatabaseProof.of(Objects.requireNonNull(access)).serverVersion()).isEqualTo("16.13");
    assertThat(scene.copies("crowded")).isZero();
    assertThat(report.kept()).isEmpty();
  }
}
