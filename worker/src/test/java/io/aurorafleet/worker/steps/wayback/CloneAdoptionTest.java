package io.aurorafleet.worker.steps.wayback;

import static io.aurorafleet.worker.steps.Outcomes.fact;
import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose clone is taken for the way back. */
class CloneAdoptionTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void defect5ARetryAdoptsTheCloneAndNeverMakesAnother() {
    FakeVisit visit = FakeVisit.upgrading("safety-clone");
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    world.rds.tick();
    Fact.CloneReady ready = (Fact.CloneReady) fact(world.look(visit));
    assertThat(ready.cloneId()).isEqualTo(OurClone.name(Given.RUN, Given.CLUSTER));
    assertThat(world.rds.did).hasSize(1);
    assertThat(world.store.objects.keySet())
        .anyMatch(k -> k.endsWith("cluster/" + ready.cloneId()));
  }

  @Test
  void aForeignClusterOfTheClonesNameIsNotAdopted() {
    String name = OurClone.name(Given.RUN, Given.CLUSTER);
    world.rds.set(
        Given.view(
            name, Given.V13, "available", "g", List.of(), null, List.of(), Map.of("x", "y")));
    assertThat(failure(world.look(FakeVisit.upgrading("safety-clone"))).code())
        .isEqualTo("clone-foreign");
  }
}
