package io.aurorafleet.worker.steps;

import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.engine.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused, or waited for, before anything is looked into. */
class OpeningStepsTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void aClusterOfAnotherResourceIdIsNotTheOneThatWasMeant() {
    ClusterView other = Given.cluster(Given.V13, "available");
    world.rds.clusters.put(
        Given.CLUSTER.value(),
        Given.view(
            "orders-other",
            Given.V13,
            "available",
            "g",
            other.members(),
            null,
            List.of(),
            Map.of()));
    assertThatThrownBy(() -> world.look(FakeVisit.upgrading("inspect")))
        .hasMessageContaining("deleted and made anew");
  }

  @Test
  void aClusterInMotionIsWaitedForAndAStoppedOneRefused() {
    world.rds.set(Given.cluster(Given.V13, "backing-up"));
    assertThat(world.look(FakeVisit.upgrading("inspect"))).isInstanceOf(Outcome.Waiting.class);
    world.rds.set(Given.cluster(Given.V13, "stopped"));
    assertThat(failure(world.look(FakeVisit.upgrading("inspect"))).reason()).contains("stopped");
  }

  @Test
  void aMissingSecretTagIsAClearFailureWithTheCommandThatAddsIt() {
    ClusterView bare = Given.cluster(Given.V13, "available");
    world.rds.set(
        Given.view(
            "orders-db", Given.V13, "available", "g", bare.members(), null, List.of(), Map.of()));
    assertThatThrownBy(() -> world.look(FakeVisit.upgrading("baseline")))
        .isInstanceOfSatisfying(
            io.aurorafleet.cloud.call.OutsideException.class,
            e ->
                assertThat(e.failure().nextAction())
                    .startsWith("aws rds add-tags-to-resource --resource-name arn:aws:rds:")
                    .contains("aurora-maintenance-user-secret"));
  }

  @Test
  void aTargetThatIsNotOfferedNamesThoseThatAre() {
    world.rds.set(Given.cluster(Given.V16_10, "available"));
    Failure failure = failure(world.look(FakeVisit.upgrading("path")));
    assertThat(failure.code()).isEqualTo("no-upgrade-path");
    assertThat(failure.nextAction()).contains("16.13 (minor)");
  }
}
