package io.aurorafleet.worker.steps.readiness;

import static io.aurorafleet.worker.steps.Outcomes.fact;
import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a cluster is said to have nothing to do. */
class PathStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));
  private final FakeVisit visit = FakeVisit.upgrading("path");

  private Outcome reader(String status, EngineVersion version) {
    world.rds.set(
        Given.cluster(
            Given.V17,
            "available",
            List.of(
                Given.member("orders-db-1", true, "available", Given.V17),
                Given.member("orders-db-2", false, status, version))));
    return world.look(visit);
  }

  @Test
  void oneThatSomebodyElseUpgradedOnlyWhenEveryMemberIsThere() {
    assertThat(reader("upgrading", Given.V17)).isInstanceOf(Outcome.Waiting.class);
    assertThat(reader("available", Given.V13)).isInstanceOf(Outcome.Waiting.class);
    assertThat(((Fact.PathChosen) fact(reader("available", Given.V17))).hops()).isEmpty();
  }

  @Test
  void aMemberThatNeverComesThereIsNoSuccess() {
    visit.pass(world.tempo.startDeadline().plusSeconds(1));
    assertThat(failure(reader("available", Given.V13)).reason())
        .contains("orders-db is at 17.11, but not all of it: orders-db-2 is at 13.23");
    visit.pass(world.tempo.endDeadline());
    assertThat(failure(reader("upgrading", Given.V17)).reason())
        .contains("orders-db did not become available", "orders-db-2 upgrading");
  }
}
