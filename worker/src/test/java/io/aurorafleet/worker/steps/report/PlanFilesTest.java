package io.aurorafleet.worker.steps.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.Neighbourhood.Deployment;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.Verdict;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.report.Artifacts;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PREUPGRADE leaves what it saw in the form of a plan, blocked or not; UPGRADE leaves none. */
class PlanFilesTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  private static FakeVisit visit(RunModule module) {
    return new FakeVisit(Given.order(module, Given.V17, Given.options(Slots.REFUSE)))
        .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
        .at("preflight", 0);
  }

  private FleetPlan plan(FakeVisit visit) throws Exception {
    String key = Keys.artifact(visit.run(), visit.cluster(), Artifacts.PLAN);
    return Json.read(FleetPlan.class, world.store.text(key), FleetPlan.SCHEMA);
  }

  private void deployed() {
    String arn = Given.cluster(Given.V13, "available").arn();
    world.around.deployments.add(new Deployment("next", arn, "", "PROVISIONING"));
  }

  @Test
  void whatPreflightSawIsAPlanOfTheCluster() throws Exception {
    FakeVisit visit = visit(RunModule.PREUPGRADE);

    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);

    FleetPlan plan = plan(visit);
    assertThat(plan.run()).isEqualTo(visit.run());
    assertThat(plan.ready()).hasSize(1);
    assertThat(plan.ready().get(0).approval()).isEqualTo(world.approval(visit));
  }

  @Test
  void aBlockedClusterHasOneToo() throws Exception {
    deployed();
    FakeVisit visit = visit(RunModule.PREUPGRADE);

    assertThat(world.look(visit)).isInstanceOf(Outcome.Failed.class);

    assertThat(plan(visit).clusters().get(0).verdict()).isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void anUpgradeWritesNone() {
    world.look(visit(RunModule.UPGRADE));

    assertThat(world.store.objects.keySet()).noneMatch(key -> key.endsWith("plan.json"));
  }

  @Test
  void theRunsPlanShowsTheClusterThatNeverCameToPreflightToo() throws Exception {
    FakeVisit early =
        new FakeVisit(Given.order(RunModule.PREUPGRADE, Given.V17, Given.options(Slots.REFUSE)));
    early.replace(early.checkpoint().failing(Failure.fix("no-upgrade-path", "No way.", "Go.")));
    RunReport report =
        new RunReport(
            RunReport.SCHEMA,
            early.run(),
            RunModule.PREUPGRADE,
            Given.V17,
            Given.T,
            Given.T,
            List.of(ClusterReports.of(early.checkpoint(), Given.T)));

    new PlanFiles(world.store).writeRun(early, report);

    FleetPlan plan =
        Json.read(FleetPlan.class, world.store.text(Keys.runPlan(early.run())), FleetPlan.SCHEMA);
    assertThat(plan.clusters())
        .singleElement()
        .returns(Verdict.NOT_SEEN, c -> c.verdict())
        .returns("no-upgrade-path", c -> c.reason());
    assertThat(world.store.text(Keys.runPlanPage(early.run()))).contains("No way.", "not seen");
  }

  @Test
  void defect3PreflightOfPreupgradeLeavesSlotsAndGroupsAlone() {
    FakeVisit visit = visit(RunModule.PREUPGRADE);
    world.look(visit);

    assertThat(world.store.objects.keySet()).allMatch(key -> key.endsWith(Artifacts.PLAN));
    assertThat(visit.checkpoint().all(Fact.SlotsDropped.class)).isEmpty();
  }
}
