package io.aurorafleet.worker.steps.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import org.junit.jupiter.api.Test;

/** How often people are told. */
class AnnounceStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void theAnnouncementIsMadeOncePerAttempt() {
    FakeVisit visit = FakeVisit.upgrading("announce");
    world.look(visit);
    world.look(visit);
    assertThat(world.news).hasSize(1);
    visit.requeued();
    world.look(visit);
    assertThat(world.news).hasSize(2);
  }
}
