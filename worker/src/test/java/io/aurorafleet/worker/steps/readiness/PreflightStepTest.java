package io.aurorafleet.worker.steps.readiness;

import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.cluster.Neighbourhood.Deployment;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Preflight as the worker does it: what stops, what is told, what is looked at again. */
class PreflightStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  private static FakeVisit visit(@Nullable String approval) {
    Order o = Given.order(RunModule.UPGRADE, Given.V17, Given.options(Slots.REFUSE));
    Order order =
        new Order(
            o.schema(),
            o.run(),
            o.cluster(),
            o.resourceId(),
            o.account(),
            o.region(),
            o.module(),
            o.target(),
            o.wave(),
            o.options(),
            approval);
    return new FakeVisit(order)
        .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
        .at("preflight", 0);
  }

  private void deployed() {
    String arn = Given.cluster(Given.V13, "available").arn();
    world.around.deployments.add(new Deployment("next", arn, "", "PROVISIONING"));
  }

  @Test
  void aBlockerStopsTheAttemptAndIsInTheCheckpointForTheReport() {
    deployed();
    FakeVisit visit = visit(null);
    assertThat(failure(world.look(visit)).code()).isEqualTo("preflight-blocked");
    assertThat(visit.latest(Fact.PreflightBlocked.class).orElseThrow().findings())
        .extracting(Finding::check)
        .contains("blue-green-deployment");
    world.look(visit);
    assertThat(visit.checkpoint().all(Fact.PreflightBlocked.class))
        .as("a successor that comes back here")
        .hasSize(1);
  }

  @Test
  void anActionThatIsNotAllowedIsToldAndStopsNobody() {
    world.around.integrationsWithheld = Failure.fix("access-denied", "AccessDenied.", "Allow it.");
    Outcome.Done done = (Outcome.Done) world.look(visit(null));
    Fact.PreflightPassed passed = (Fact.PreflightPassed) done.facts().get(0);
    assertThat(passed.findings())
        .filteredOn(f -> f.check().equals("not-checked"))
        .extracting(Finding::remedy)
        .containsExactly("Allow rds:DescribeIntegrations to the role in use, or look by hand.");
  }

  @Test
  void whatPassesIsLookedAtAgainInsteadOfTold() {
    world.around.integrationsWithheld = Failure.retry("throttled", "Rate exceeded.", "Wait.");
    assertThatThrownBy(() -> world.look(visit(null))).hasMessage("Rate exceeded.");
  }

  @Test
  void anApprovalThatNoLongerFitsStopsTheClusterAlone() {
    assertThat(failure(world.look(visit("of another plan"))).code()).isEqualTo("approval-mismatch");
  }

  @Test
  void anApprovalThatFitsLetsItPassAndOnTheWayItIsNotAskedAgain() {
    String hash = world.approval(visit(null));
    assertThat(world.look(visit(hash))).isInstanceOf(Outcome.Done.class);
    FakeVisit later =
        visit("of the way's beginning")
            .with(new Fact.Upgraded(Given.T, 0, Given.V17, "17.11"))
            .at("preflight", 0);
    assertThat(world.look(later)).isInstanceOf(Outcome.Done.class);
  }
}
