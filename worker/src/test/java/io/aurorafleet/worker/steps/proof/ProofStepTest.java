package io.aurorafleet.worker.steps.proof;

import static io.aurorafleet.worker.steps.Outcomes.fact;
import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import org.junit.jupiter.api.Test;

/** What no upgrade may end with. */
class ProofStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void anEmptiedDatabaseIsAFailureHoweverWellTheUpgradeWent() {
    world.rds.set(Given.cluster(Given.V17, "available"));
    FakeVisit visit = FakeVisit.upgrading("baseline");
    visit.with(fact(world.look(visit))).at("proof", 0);
    world.server.in("app").rows = 0;
    Failure failure = failure(world.look(visit));
    assertThat(failure.reason()).contains("database app: no row is left, had 100");
    assertThat(visit.need(Fact.Proven.class).databases()).isNotEmpty();
  }
}
