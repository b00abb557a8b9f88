package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.RdsClusters;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.report.plan.ClusterPlans;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.survey.ClusterSurvey;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import io.aurorafleet.survey.ClusterSurvey.Support;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dispatch --plan}: exactly what the plan says, and only what was approved. */
class DispatchPlanTest {
  private static final EngineVersion TARGET = new EngineVersion("17.11");
  private static final RunOptions OPTIONS =
      RunOptions.defaults().withSlots(Slots.RECREATE, false).withLimits(3, null, null);

  private final World world = new World();
  @TempDir private Path directory;

  @Test
  void beginsWhatThePlanFoundReadyWithItsOptionsAndHashes() throws Exception {
    world.tagged("orders", "16.13");
    world.tagged("billing", "16.13");
    world.tagged("later", "16.13");
    FleetPlan plan = plan(ready("orders", Wave.FIRST), unseen("billing"));

    Ran ran = dispatch(plan, "--approved", plan.approval());

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
    Manifest manifest = world.manifest(world.runs().get(0));
    assertThat(manifest.module()).isEqualTo(RunModule.UPGRADE);
    assertThat(manifest.target()).isEqualTo(TARGET);
    assertThat(manifest.options()).isEqualTo(OPTIONS);
    assertThat(manifest.clusters())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.cluster().value()).isEqualTo("orders");
              assertThat(e.wave()).isEqualTo(Wave.FIRST);
              assertThat(e.approval()).isEqualTo(plan.ready().get(0).approval());
            });
    assertThat(world.checkpoint(manifest.run(), "orders").order().approval())
        .isEqualTo(plan.ready().get(0).approval());
    assertThat(ran.out()).contains("billing: the plan says: not seen");
  }

  @Test
  void refusesWhatWasNotApproved() throws Exception {
    world.tagged("orders", "16.13");
    FleetPlan plan = plan(ready("orders", Wave.SECOND));

    Ran ran = dispatch(plan, "--approved", "0".repeat(64));

    refused(ran, "What was approved is 000", plan.approval());
  }

  @Test
  void refusesAFileThatWasChanged() throws Exception {
    world.tagged("orders", "16.13");
    String json =
        Json.writePretty(plan(ready("orders", Wave.SECOND)))
            .replace("\"safetyClone\" : true", "\"safetyClone\" : false");

    Ran ran = world.run("dispatch", "--plan", file(json).toString());

    refused(ran, "was changed after it was made");
  }

  @Test
  void refusesAnOldPlanAndAllowsItWhenAskedTo() throws Exception {
    world.tagged("orders", "16.13");
    FleetPlan plan = plan(ready("orders", Wave.SECOND));
    world.time.advance(Duration.ofDays(8));

    refused(dispatch(plan), "is 8 days old; 7 are allowed", "--max-age");
    assertThat(dispatch(plan, "--max-age", "10").exitCode()).isEqualTo(ExitCodes.OK);
  }

  @Test
  void takesNoOtherOptionBesideThePlan() throws Exception {
    world.tagged("orders", "16.13");

    Ran ran = dispatch(plan(ready("orders", Wave.SECOND)), "--slots", "drop", "--target", "16.15");

    refused(ran, "--slots, --target cannot be given beside it");
  }

  @Test
  void aScriptThatOnlyProvesMoreGoesWithAnyPlan() throws Exception {
    world.tagged("orders", "16.13");
    FleetPlan plan = plan(ready("orders", Wave.SECOND));
    Path script = Files.writeString(directory.resolve("verify.sql"), "SELECT true;");

    Ran ran = dispatch(plan, "--approved", plan.approval(), "--verify-sql", script.toString());

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
    Manifest manifest = world.manifest(world.runs().get(0));
    assertThat(manifest.options()).isEqualTo(OPTIONS.withVerifySql(true));
  }

  @Test
  void leavesOutAClusterThatIsNotTheSameAnyMore() throws Exception {
    world.tagged("orders", "16.13");
    world.tagged("billing", "16.13");
    FleetPlan plan = plan(ready("orders", Wave.SECOND), ready("billing", Wave.SECOND));
    world.rds.deleteDBInstance(r -> r.dbInstanceIdentifier("billing-instance-1"));
    world.time.advance(Duration.ofHours(1));
    world.rds.deleteDBCluster(r -> r.dbClusterIdentifier("billing").skipFinalSnapshot(true));
    world.time.advance(Duration.ofHours(1));
    world.tagged("billing", "16.13");

    Ran ran = dispatch(plan);

    assertThat(world.ordered()).containsExactly("orders");
    assertThat(ran.out()).contains("billing: it was deleted and made anew since the plan");
  }

  @Test
  void refusesAPlanOfAnotherRegion() throws Exception {
    world.tagged("orders", "16.13");
    FleetPlan plan = plan(ready("orders", Wave.SECOND));
    world.environment.put("AWS_REGION", "eu-west-3");

    refused(dispatch(plan), "this is eu-west-3 of account");
  }

  @Test
  void saysWhatIsWrongWithAFileThatIsNoPlan() throws Exception {
    refused(world.run("dispatch", "--plan", file("<html>").toString()), "is no plan");
    refused(world.run("dispatch", "--plan", "no-such.json"), "Cannot read no-such.json");
    refused(world.run("dispatch", "--approved", "x"), "no plan is given");
  }

  @Test
  void withoutAPlanModuleAndTargetAreAskedFor() {
    assertThat(world.run("dispatch").err()).contains("--module and --target, or --plan");
    assertThat(world.run("dispatch", "--module", "UPGRADE").err())
        .contains("Missing required option: --target");
  }

  private void refused(Ran ran, String... said) {
    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err()).contains(said);
    assertThat(world.runs()).isEmpty();
    assertThat(world.ordered()).isEmpty();
  }

  private Ran dispatch(FleetPlan plan, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("dispatch", "--plan", file(Json.writePretty(plan)).toString()));
    arguments.addAll(List.of(more));
    return world.run(arguments.toArray(String[]::new));
  }

  private Path file(String text) throws Exception {
    return Files.writeString(directory.resolve("plan.json"), text);
  }

  private FleetPlan plan(PlannedCluster... clusters) {
    return FleetPlan.of(
        world.time.instant(),
        null,
        world.account.id(),
        world.account.region(),
        "UpgradeDB=Y",
        RunModule.UPGRADE,
        TARGET,
        OPTIONS,
        "",
        List.of(clusters));
  }

  private PlannedCluster ready(String id, Wave wave) {
    ClusterView view = view(id);
    EngineVersion from = view.version();
    ClusterSurvey survey =
        new ClusterSurvey(
            view.id(),
            view.arn(),
            view.resourceId(),
            view.status(),
            from,
            TARGET,
            RunModule.UPGRADE,
            List.of(),
            Map.of(),
            new Route.Found(List.of(new Route.Leg(from, TARGET, true))),
            List.of(new Hop(from, TARGET, true, "aurora-postgresql17")),
            List.of(),
            List.of(),
            new Contents(List.of(), 0, 0, 0, "replica"),
            new Support(null, null));
    return ClusterPlans.of(view, wave, survey, OPTIONS, LocalDate.parse("2026-11-22"));
  }

  private PlannedCluster unseen(String id) {
    return ClusterPlans.notSeen(
        view(id), TARGET, Wave.SECOND, Failure.fix("x", "It is dark.", "Make light."));
  }

  private ClusterView view(String id) {
    return new RdsClusters(world.rds).find(new ClusterId(id)).orElseThrow();
  }
}
