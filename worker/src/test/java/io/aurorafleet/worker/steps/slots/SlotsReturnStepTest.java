package io.aurorafleet.worker.steps.slots;

import static io.aurorafleet.worker.steps.Outcomes.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slots after an attempt that failed. */
class SlotsReturnStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void slotsThatCannotBeBroughtBackAreNamed() {
    FakeVisit visit =
        FakeVisit.upgrading(
                "slots-return",
                new Fact.SlotsRecorded(Given.T, List.of(Slot.of("cdc", "pgoutput", "app"))),
                new Fact.SlotsDropped(Given.T, List.of("cdc"), 1))
            .failing(Failure.fix("x", "it failed", "mend it"));
    world.rds.set(Given.cluster(Given.V13, "upgrading"));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    world.rds.clusters.clear();
    Fact.SlotsBack back = (Fact.SlotsBack) fact(world.look(visit));
    assertThat(back.failed()).singleElement().asString().startsWith("cdc: ");
    visit.pass(Duration.ofSeconds(1));
  }
}
