package io.aurorafleet.worker.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParameterGroupsStepTest {
  private static final String MADE = "orders-db-aurora-postgresql17-cluster";

  private final World world = new World(Given.cluster(Given.V13, "available"));
  private final FakeVisit visit =
      new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, Given.options(Slots.REFUSE)))
          .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
          .at("parameter-groups", 0);

  @BeforeEach
  void aTunedCluster() {
    world.rds.set(
        Given.withGroups(
            Given.cluster(Given.V13, "available"), "tuned", "default.aurora-postgresql13"));
    world.groups.custom(Kind.CLUSTER, "tuned", "aurora-postgresql13", Map.of());
    world.groups.user(Kind.CLUSTER, "tuned", "work_mem", "65536");
    world.groups.offered("work_mem", true, "");
  }

  @Test
  void aCustomGroupGetsASuccessorOfOursAndADefaultOneTheDefault() {
    Fact.GroupsReady ready = ready();
    assertThat(ready.clusterGroup()).isEqualTo(MADE);
    assertThat(ready.instanceGroup()).isEqualTo("default.aurora-postgresql17");
    assertThat(world.groups.find(Kind.CLUSTER, MADE).orElseThrow().tags())
        .containsEntry("aurora-fleet:self", MADE);
    assertThat(world.groups.userValues(Kind.CLUSTER, MADE))
        .extracting(p -> p.name() + "=" + p.value())
        .containsExactly("work_mem=65536");
  }

  @Test
  void whatIsThereAlreadyIsUsedAndADbasEditsAreKeptAndShown() {
    ready();
    world.groups.values.get(Kind.CLUSTER + MADE).clear();
    world.groups.user(Kind.CLUSTER, MADE, "work_mem", "131072");
    assertThat(ready().changes())
        .contains("edited: work_mem in %s is 131072, not 65536; left so".formatted(MADE));
    assertThat(world.groups.setCalls).isEqualTo(1);
  }

  @Test
  void aForeignGroupOfThatNameIsRefused() {
    world.groups.custom(Kind.CLUSTER, MADE, "aurora-postgresql17", Map.of("owner", "terraform"));
    assertThatThrownBy(() -> world.look(visit)).hasMessageContaining("did not make");
  }

  @Test
  void aMinorHopKeepsTheGroups() {
    FakeVisit minor =
        new FakeVisit(Given.order(RunModule.UPGRADE, Given.V16_13, Given.options(Slots.REFUSE)))
            .with(new Fact.PathChosen(Given.T, List.of(Given.MINOR)))
            .at("parameter-groups", 0);
    assertThat(world.look(minor)).isEqualTo(Outcome.done());
  }

  @Test
  void aReaderThatLosesItsOwnGroupIsTold() {
    assertThat(
            ParameterGroupsStep.others(
                List.of(Given.member("r", false, "available", Given.V13)), "tuned", "next"))
        .containsExactly(
            "changed: instance r leaves its own group default.aurora-postgresql13 for next, as RDS gives all members one");
  }

  private Fact.GroupsReady ready() {
    return (Fact.GroupsReady) ((Outcome.Done) world.look(visit)).facts().get(0);
  }
}
