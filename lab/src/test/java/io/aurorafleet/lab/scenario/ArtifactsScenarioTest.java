package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.lab.CommandLineRun;
import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every log and file that the replaced system wrote, of a run in which one cluster ends well and
 * one does not. Each row: which run, which cluster (none for what is the run's), file, and what it
 * says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArtifactsScenarioTest {
  private final Map<String, RunId> runs = new java.util.HashMap<>();
  private Scene scene;

  @BeforeAll
  void run() throws Exception {
    scene = Scene.open();
    scene.clusters(
        PlannedCluster.of("well", "15.19")
            .with(
                Map.of(
                    "app", slot(Contents.shopWithExtensions(50, "hstore VERSION '1.6'")),
                    "odd \"; --", Contents.shop(20))),
        PlannedCluster.of("ill", "15.19")
            .with(Map.of("app", Contents.shopWithPreparedTransaction(20))));
    List.of("well", "ill").forEach(id -> scene.tag(id, "night", "tonight"));
    scene.work();
    for (String module : List.of("PREUPGRADE", "UPGRADE")) {
      RunId run = dispatch(module);
      runs.put(module, run);
      assertThat(scene.end(run, "well").status())
          .as("%s", scene.end(run, "well").failure())
          .isEqualTo(Status.SUCCEEDED);
      assertThat(scene.end(run, "ill").status()).isEqualTo(Status.FAILED);
      scene.until(() -> !scene.keys(Keys.runReportPage(run)).isEmpty());
    }
  }

  private static List<String> slot(List<String> sql) {
    List<String> more = new ArrayList<>(sql);
    more.add("SELECT pg_create_logical_replication_slot('warehouse', 'pgoutput')");
    return more;
  }

  private RunId dispatch(String module) {
    CommandLineRun run =
        scene.run(
            "dispatch",
            "--module",
            module,
            "--target",
            "17.11",
            "--tag",
            "night=tonight",
            "--slots",
            "recreate",
            "--force-slots",
            "--failure-budget",
            "5",
            "-o",
            "json");
    assertThat(run.exit()).as(run.err()).isZero();
    return new RunId(run.json().path("run").asText());
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PREUPGRADE |      | clusters.txt           | well | ill | 17.11",
        "UPGRADE    |      | clusters.txt           | well | ill | 17.11",
        "PREUPGRADE |      | master.log             | well: | ill: | Preflight",
        "UPGRADE    |      | master.log             | well: | ill: | upgrade",
        "PREUPGRADE |      | report.txt             | well     SUCCEEDED | ill      FAILED | prepared",
        "UPGRADE    |      | report.txt             | well     SUCCEEDED | ill      FAILED | prepared",
        "PREUPGRADE |      | report.json            | SUCCEEDED | FAILED | prepared",
        "UPGRADE    |      | report.html            | well | ill | prepared",
        "PREUPGRADE |      | plan.json              | prepared-transactions | well | READY",
        "PREUPGRADE |      | plan.html              | prepared-transactions | well | transfer-42",
        "PREUPGRADE | well | plan.json              | READY | odd | hstore",
        "PREUPGRADE | ill  | plan.json              | BLOCKED | transfer-42 | prepared",
        "PREUPGRADE | well | execution.log          | Preflight passed | VACUUM | group",
        "PREUPGRADE | ill  | execution.log          | prepared-transactions | BLOCKER | transfer-42",
        "UPGRADE    | well | execution.log          | Preflight passed | 17.11 | clone",
        "UPGRADE    | ill  | execution.log          | prepared-transactions | BLOCKER | transfer-42",
        "PREUPGRADE | well | freeze.log             | app: public.customer | odd | orders",
        "PREUPGRADE | well | freeze/app.log         | customer | orders | payment",
        "PREUPGRADE | well | replication-slots.log  | warehouse | pgoutput | app",
        "UPGRADE    | well | replication-slots.log  | warehouse | pgoutput | app",
        "UPGRADE    | well | configuration.json     | DBCluster | well-instance-1 | 15.19",
        "UPGRADE    | well | clone.log              | well | clone | available",
        "UPGRADE    | well | extensions.log         | hstore | app | 1.8",
        "UPGRADE    | well | analyze.log            | app | odd | customer",
        "UPGRADE    | well | analyze/app.log        | customer | orders | payment",
        "UPGRADE    | well | proof.log              | PASS | rows | version",
        "PREUPGRADE | well | operations.txt         | START | TOOK | preflight",
        "UPGRADE    | well | operations.txt         | START | TOOK | statistics",
        "UPGRADE    | ill  | operations.txt         | START | FAILED | preflight",
        "UPGRADE    | well | summary.txt            | Result: | Unreachable: | Log:",
        "PREUPGRADE | ill  | summary.txt            | FAILED | Next action: | transfer-42",
        "UPGRADE    | ill  | summary.txt            | FAILED | Next action: | transfer-42",
        "PREUPGRADE | ill  | error-report.txt       | Reason: | Suggestion: | Recent RDS events",
        "UPGRADE    | ill  | error-report.txt       | Reason: | Suggestion: | Recent RDS events"
      })
  void isThereAndSaysWhatItIsFor(
      String module, String cluster, String file, String one, String two, String three) {
    RunId run = runs.get(module);
    String key =
        cluster == null ? Keys.run(run) + file : Keys.artifact(run, new ClusterId(cluster), file);
    assertThat(scene.text(key))
        .contains(one, two, three)
        .doesNotContain("sandbox-only", "\tat io.aurorafleet");
  }

  @Test
  void whatTheReportNamesAsLogsIsThere() throws Exception {
    for (RunId run : runs.values()) {
      for (String cluster : List.of("well", "ill")) {
        assertThat(scene.end(run, cluster).artifacts())
            .isNotEmpty()
            .allSatisfy(key -> assertThat(scene.text(key)).isNotBlank());
      }
    }
  }
}
