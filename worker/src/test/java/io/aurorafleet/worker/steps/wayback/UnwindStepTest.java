package io.aurorafleet.worker.steps.wayback;

import static io.aurorafleet.worker.steps.Outcomes.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import org.junit.jupiter.api.Test;

/** What an end takes away, and what it only names. */
class UnwindStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void afterTheCommitPointUnwindingOnlyNames() {
    FakeVisit visit = FakeVisit.upgrading("safety-clone");
    world.look(visit);
    world.rds.tick();
    visit
        .with(fact(world.look(visit)), new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17))
        .failing(Failure.fix("x", "it failed", "mend it"))
        .at("unwind", 0);
    Fact.Unwound unwound = (Fact.Unwound) fact(world.look(visit));
    assertThat(unwound.removed()).isEmpty();
    assertThat(unwound.left()).anyMatch(l -> l.contains("the way back"));
    assertThat(world.rds.did).noneMatch(d -> d.startsWith("delete"));
  }
}
