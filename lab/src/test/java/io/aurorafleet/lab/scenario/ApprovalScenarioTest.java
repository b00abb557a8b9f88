package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.CommandLineRun;
import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the plan by its hash to the upgrade: what was approved is done, anything else is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalScenarioTest {
  private static final String NIGHT = "night=tonight";

  @TempDir Path directory;

  private Scene scene;
  private Map<String, Access> access;

  @BeforeAll
  void open() throws Exception {
    scene = Scene.open();
    access = scene.clusters(small("steady"), small("moved"), small("stained"), small("late"));
  }

  private static PlannedCluster small(String id) {
    return PlannedCluster.of(id, "15.19").with(Map.of("app", Contents.shop(20)));
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void whatWasApprovedIsDoneAndWhatIsNoLongerThatStopsAlone() throws Exception {
    for (String id : List.of("steady", "moved", "stained")) {
      scene.tag(id, "night", "tonight");
    }
    Path file = directory.resolve("plan.json");
    String hash = plan(file, NIGHT);
    refusals(file, hash);
    assertThat(scene.keys("runs/")).as("nothing was written").isEmpty();

    CommandLineRun dispatched = dispatch(file, hash);
    assertThat(dispatched.exit()).as(dispatched.err()).isZero();
    RunId run = new RunId(dispatched.json().path("run").asText());
    Sql.run(
        access.get("stained"),
        "app",
        "BEGIN",
        "INSERT INTO customer (name) VALUES ('since')",
        "PREPARE TRANSACTION 'since-the-plan'");
    upgradeByHand("moved");
    scene.work();

    ClusterReport steady = scene.end(run, "steady");
    assertThat(steady.status()).as("%s", steady.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(scene.describe("steady").engineVersion()).isEqualTo("17.11");

    Failure stained = failed(run, "stained");
    assertThat(stained.code()).isEqualTo("preflight-blocked");
    assertThat(stained.reason() + stained.nextAction()).contains("stained", "since-the-plan");
    assertThat(scene.describe("stained").engineVersion()).isEqualTo("15.19");

    Failure moved = failed(run, "moved");
    assertThat(moved.code()).isEqualTo("approval-mismatch");
    assertThat(moved.reason()).contains("moved", "not what was approved", "major version");
    assertThat(moved.nextAction()).contains("Plan again");
    assertThat(scene.describe("moved").engineVersion()).isEqualTo("16.15");
    assertThat(scene.copies("moved") + scene.copies("stained")).as("no clone was made").isZero();
  }

  /** Another hash, a file that somebody edited, a fleet that has changed: nothing is begun. */
  private void refusals(Path file, String hash) throws Exception {
    String plan = Files.readString(file);
    refused(file, "0".repeat(64), "plan-not-approved");
    edited(file, plan, hash, "\"target\" : \"17.11\"", "\"target\" : \"17.10\"");
    edited(file, plan, hash, "\"safetyClone\" : true", "\"safetyClone\" : false");
    edited(file, plan, hash, "\"resourceId\" : \"", "\"resourceId\" : \"x");
    Files.writeString(file, plan);

    scene.tag("late", "night", "tonight");
    Sql.run(access.get("late"), "app", "BEGIN", "SELECT 1", "PREPARE TRANSACTION 'early'");
    Path newer = directory.resolve("newer.json");
    String other = plan(newer, NIGHT);
    assertThat(other).as("another fleet is another approval").isNotEqualTo(hash);
    refused(newer, hash, "plan-not-approved");
    String blocked = Files.readString(newer);
    edited(newer, blocked, other, "\"verdict\" : \"BLOCKED\"", "\"verdict\" : \"READY\"");
  }

  private void edited(Path file, String plan, String hash, String from, String to)
      throws Exception {
    assertThat(plan).contains(from);
    Files.writeString(file, plan.replace(from, to));
    refused(file, hash, "plan-altered");
  }

  private void refused(Path file, String hash, String code) {
    CommandLineRun run = dispatch(file, hash);
    assertThat(run.exit()).as(run.out()).isEqualTo(2);
    assertThat(run.json().at("/error/code").asText()).as(run.out() + run.err()).isEqualTo(code);
  }

  private String plan(Path file, String tag) {
    CommandLineRun run =
        scene.run(
            "plan",
            "--target",
            "17.11",
            "--tag",
            tag,
            "--failure-budget",
            "3",
            "--json",
            file.toString(),
            "--output",
            "json");
    assertThat(run.exit()).as(run.err()).isIn(0, 6);
    return run.json().path("approval").asText();
  }

  private CommandLineRun dispatch(Path file, String hash) {
    return scene.run("dispatch", "--plan", file.toString(), "--approved", hash, "-o", "json");
  }

  private Failure failed(RunId run, String cluster) throws Exception {
    ClusterReport report = scene.end(run, cluster);
    assertThat(report.status()).isEqualTo(Status.FAILED);
    return Objects.requireNonNull(report.failure());
  }

  private void upgradeByHand(String cluster) {
    scene
        .aws()
        .rds()
        .modifyDBCluster(
            r ->
                r.dbClusterIdentifier(cluster)
                    .engineVersion("16.15")
                    .allowMajorVersionUpgrade(true)
                    .dbClusterParameterGroupName("default.aurora-postgresql16")
                    .applyImmediately(true));
    scene.until(
        () ->
            scene.describe(cluster).engineVersion().equals("16.15")
                && scene.describe(cluster).status().equals("available"));
  }
}
