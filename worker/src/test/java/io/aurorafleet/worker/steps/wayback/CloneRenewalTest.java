package io.aurorafleet.worker.steps.wayback;

import static io.aurorafleet.worker.steps.Outcomes.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a clone of before is no way back any more, and when it is the only one. */
class CloneRenewalTest {
  private static final String CLONE = Names.clone(Given.RUN, Given.CLUSTER);

  private final World world = new World(Given.cluster(Given.V13, "available"));

  private FakeVisit visit(RunOptions options) {
    return new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, options))
        .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
        .at("safety-clone", 0);
  }

  private Outcome until(FakeVisit visit) {
    for (int i = 0; i < 20; i++) {
      Outcome outcome = world.look(visit);
      if (!(outcome instanceof Outcome.Waiting waiting)) {
        return outcome;
      }
      visit.pass(waiting.on().look());
      world.rds.tick();
    }
    throw new AssertionError("it never ends");
  }

  @Test
  void aCloneFromBeforeTheClusterMovedByItselfIsMadeAnew() {
    FakeVisit visit = visit(RunOptions.defaults());
    visit.with(facts(until(visit)));
    world.rds.set(Given.cluster(Given.V16_10, "available"));
    visit.with(
        new Fact.PathChosen(
            visit.now(), List.of(new Hop(Given.V16_10, Given.V17, true, "aurora-postgresql17"))));

    visit.with(facts(until(visit)));

    assertThat(world.rds.did)
        .containsExactly("clone " + CLONE, "delete " + CLONE, "clone " + CLONE);
    assertThat(world.rds.clusters.get(CLONE).version()).isEqualTo(Given.V16_10);
  }

  @Test
  void aRequeueDaysAfterAFailedUpgradeGetsACloneOfToday() {
    FakeVisit visit = visit(RunOptions.defaults());
    visit.with(facts(until(visit)));
    visit.with(new Fact.Intended(visit.now(), 0, 1, Given.V13, Given.V17)).requeued();

    visit.with(facts(until(visit)));

    assertThat(world.rds.did)
        .containsExactly("clone " + CLONE, "delete " + CLONE, "clone " + CLONE);
    until(visit);
    assertThat(world.rds.did).as("the new one stays").hasSize(3);
  }

  @Test
  void aCloneThatIsStillBeingMadeAnewIsNamedWhenTheAttemptFails() {
    FakeVisit visit = visit(RunOptions.defaults());
    visit.with(facts(until(visit)));
    visit.with(new Fact.Intended(visit.now(), 0, 1, Given.V13, Given.V17)).requeued();
    while (world.rds.did.size() < 3) {
      world.look(visit);
    }
    visit.failing(Failure.fix("x", "it failed", "mend it")).at("unwind", 0);

    visit.with(facts(until(visit)));

    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).kept())
        .containsExactly("clone " + CLONE);
  }

  @Test
  void aCloneThatNoFactKnowsIsNamedWhenTheAttemptFails() {
    FakeVisit visit = visit(RunOptions.defaults());
    world.look(visit);
    FakeVisit forgot =
        visit(RunOptions.defaults())
            .with(new Fact.Intended(visit.now(), 0, 1, Given.V13, Given.V17))
            .failing(Failure.fix("x", "it failed", "mend it"))
            .at("unwind", 0);

    forgot.with(facts(until(forgot)));

    assertThat(ClusterReports.of(forgot.checkpoint(), forgot.now()).kept())
        .containsExactly("clone " + CLONE);
  }

  @Test
  void aRequeueAfterTheUpgradeKeepsTheOnlyWayBack() {
    FakeVisit visit = visit(RunOptions.defaults());
    visit.with(facts(until(visit)));
    visit.with(new Fact.Intended(visit.now(), 0, 1, Given.V13, Given.V17)).requeued();
    world.rds.set(Given.cluster(Given.V17, "available"));

    assertThat(until(visit)).isInstanceOf(Outcome.Done.class);

    assertThat(world.rds.did).containsExactly("clone " + CLONE);
  }

  @Test
  void aRequeueWhileTheClusterIsStillBusyDeletesNoWayBack() {
    FakeVisit visit = visit(RunOptions.defaults());
    visit.with(facts(until(visit)));
    visit.with(new Fact.Intended(visit.now(), 0, 1, Given.V13, Given.V17)).requeued();
    world.rds.set(Given.cluster(Given.V13, "upgrading"));

    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);

    assertThat(world.rds.did).containsExactly("clone " + CLONE);
  }
}
