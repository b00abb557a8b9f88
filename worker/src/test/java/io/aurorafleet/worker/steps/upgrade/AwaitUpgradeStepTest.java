package io.aurorafleet.worker.steps.upgrade;

import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import org.junit.jupiter.api.Test;

/** An accepted upgrade is given up only when nothing of it is to be seen for some time. */
class AwaitUpgradeStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));
  private final FakeVisit visit =
      FakeVisit.upgrading("await-upgrade", new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17));

  private Outcome lookAt(String status) {
    world.rds.set(Given.cluster(Given.V13, status));
    return world.look(visit);
  }

  @Test
  void oneLookThatShowsThePastEndsNothing() {
    assertThat(lookAt("upgrading")).isInstanceOf(Outcome.Waiting.class);
    visit.pass(world.tempo.look());
    assertThat(lookAt("available")).isInstanceOf(Outcome.Waiting.class);
    assertThat(lookAt("upgrading")).isInstanceOf(Outcome.Waiting.class);
    visit.pass(world.tempo.standstill());
    assertThat(lookAt("available")).as("counted anew").isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void aClusterThatStandsAtItsOldVersionWasRolledBack() {
    lookAt("upgrading");
    lookAt("available");
    visit.pass(world.tempo.standstill());
    assertThat(failure(lookAt("available")).code()).isEqualTo("upgrade-refused");
  }

  @Test
  void anUpgradeThatNobodySawBeginIsLookedForTwiceToo() {
    visit.pass(world.tempo.startDeadline().plusSeconds(1));
    assertThat(lookAt("available")).isInstanceOf(Outcome.Waiting.class);
    visit.pass(world.tempo.standstill());
    assertThat(failure(lookAt("available")).code()).isEqualTo("upgrade-never-began");
  }

  @Test
  void looksAreCountedByTheirOrderNotByWorkersClocks() {
    lookAt("upgrading");
    lookAt("available");
    visit.pass(world.tempo.look().negated());
    lookAt("upgrading");
    assertThat(Sightings.of(visit.checkpoint(), 0)).isEqualTo(new Sightings(true, null));
    visit.with(new Fact.Intended(visit.now(), 0, 2, Given.V13, Given.V17));
    assertThat(Sightings.of(visit.checkpoint(), 0))
        .as("of another call nothing was seen")
        .isEqualTo(Sightings.NONE);
  }
}
