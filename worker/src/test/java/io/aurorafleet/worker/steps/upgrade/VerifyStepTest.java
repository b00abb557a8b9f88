package io.aurorafleet.worker.steps.upgrade;

import static io.aurorafleet.worker.steps.Outcomes.fact;
import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import org.junit.jupiter.api.Test;

/** When an upgrade counts as done. */
class VerifyStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void theUpgradeIsVerifiedOnlyAtASecondLookAndByTheServerItself() {
    world.rds.set(Given.cluster(Given.V17, "available"));
    FakeVisit visit = FakeVisit.upgrading("verify");
    assertThat(world.look(visit))
        .isEqualTo(Outcome.waiting("a second look at the upgraded cluster", world.tempo.settle()));
    visit.pass(world.tempo.settle());
    world.server.version = () -> "13.23";
    assertThat(failure(world.look(visit)).reason()).contains("writer says it is 13.23");
    world.server.version = () -> "17.11 (Aurora)";
    assertThat(fact(world.look(visit)))
        .isEqualTo(new Fact.Upgraded(visit.now(), 0, Given.V17, "17.11 (Aurora)"));
  }
}
