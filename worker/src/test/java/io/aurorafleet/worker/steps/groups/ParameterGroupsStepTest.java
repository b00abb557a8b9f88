package io.aurorafleet.worker.steps.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParameterGroupsStepTest {
  private static final String MADE = "orders-db-aurora-postgresql17-cluster-tuned";

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
        .contains(
            "edited: cluster parameter work_mem = 65536 (somebody changed it in %s: it is 131072 there, and stays so)"
                .formatted(MADE));
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
  void everyDistinctInstanceGroupGetsASuccessorAndTheWritersGoesIntoTheCall() {
    world.rds.set(
        tuned(
            member("w", true, "fast"),
            member("r1", false, "slow"),
            member("r2", false, "fast"),
            member("r3", false, "default.aurora-postgresql13")));
    world.groups.custom(Kind.INSTANCE, "fast", "aurora-postgresql13", Map.of());
    world.groups.custom(Kind.INSTANCE, "slow", "aurora-postgresql13", Map.of());
    world.groups.user(Kind.INSTANCE, "slow", "work_mem", "1024");
    Fact.GroupsReady ready = ready();
    String fast = "orders-db-aurora-postgresql17-instance-fast";
    String slow = "orders-db-aurora-postgresql17-instance-slow";
    assertThat(ready.instanceGroup()).isEqualTo(fast);
    assertThat(ready.members())
        .containsExactly(
            new MemberGroup("w", "fast", fast),
            new MemberGroup("r1", "slow", slow),
            new MemberGroup("r2", "fast", fast),
            new MemberGroup("r3", "default.aurora-postgresql13", "default.aurora-postgresql17"));
    assertThat(world.groups.userValues(Kind.INSTANCE, slow))
        .extracting(p -> p.name() + "=" + p.value())
        .containsExactly("work_mem=1024");
    assertThat(ready.changes())
        .contains(
            "instance r1 gets %s, the successor of slow, after the upgrade; RDS gives all members %s first"
                .formatted(slow, fast));
  }

  @Test
  void aFailoverInBetweenMixesNoValues() {
    everyDistinctInstanceGroupGetsASuccessorAndTheWritersGoesIntoTheCall();
    world.rds.set(tuned(member("w", false, "fast"), member("r1", true, "slow")));
    Fact.GroupsReady ready = ready();
    assertThat(ready.instanceGroup()).isEqualTo("orders-db-aurora-postgresql17-instance-slow");
    assertThat(ready.parameters())
        .extracting(ParameterChange::change)
        .doesNotContain(ParameterChange.Change.EDITED);
  }

  @Test
  void aWorkerThatDiedBetweenTwoCallsIsContinued() {
    for (int i = 10; i < 55; i++) {
      world.groups.offered("p" + i, true, "");
      world.groups.user(Kind.CLUSTER, "tuned", "p" + i, "1");
    }
    world.groups.dieAfterSets(1);
    assertThatThrownBy(() -> world.look(visit)).hasMessageContaining("died");
    assertThat(world.groups.userValues(Kind.CLUSTER, MADE)).hasSize(20);
    world.groups.dieAfterSets(100);
    ready();
    assertThat(world.groups.userValues(Kind.CLUSTER, MADE)).hasSize(46).doesNotHaveDuplicates();
    assertThat(world.groups.setCalls).isEqualTo(3);
  }

  private static MemberView member(String id, boolean writer, String group) {
    MemberView like = Given.member(id, writer, "available", Given.V13);
    return new MemberView(
        id,
        like.arn(),
        writer,
        like.status(),
        like.instanceClass(),
        group,
        like.parameterGroupStatus(),
        like.clusterGroupStatus(),
        like.promotionTier(),
        like.version(),
        null,
        0);
  }

  private static ClusterView tuned(MemberView... members) {
    ClusterView like = Given.cluster(Given.V13, "available", List.of(members));
    return Given.view(
        like.id().value(),
        like.version(),
        like.status(),
        "tuned",
        like.members(),
        null,
        List.of(),
        like.tags());
  }

  private Fact.GroupsReady ready() {
    return (Fact.GroupsReady) ((Outcome.Done) world.look(visit)).facts().get(0);
  }
}
