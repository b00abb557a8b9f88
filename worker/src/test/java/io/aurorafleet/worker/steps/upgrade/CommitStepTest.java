package io.aurorafleet.worker.steps.upgrade;

import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeRds;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import io.aurorafleet.worker.steps.slots.OurSlots;
import io.aurorafleet.worker.steps.wayback.OurClone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant 1 and the last look: the upgrade call is made once, and only when all is well. */
class CommitStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));
  private final FakeVisit visit = prepared(Slots.REFUSE);

  private FakeVisit prepared(Slots slots) {
    FakeVisit visit =
        new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, Given.options(slots)))
            .with(
                new Fact.PathChosen(Given.T, List.of(Given.MAJOR)),
                new Fact.GroupsReady(
                    Given.T,
                    0,
                    "default.aurora-postgresql17",
                    "default.aurora-postgresql17",
                    List.of()))
            .at("safety-clone", 0);
    world.look(visit);
    world.rds.tick();
    Outcome.Done clone = (Outcome.Done) world.look(visit);
    return visit.with(clone.facts().toArray(new Fact[0])).at("commit", 0);
  }

  @Test
  void theIntentIsSavedBeforeTheCall() {
    world.rds.refuses = java.util.Optional.of(Failure.retry("no-reply", "no reply", "look again"));
    assertThatThrownBy(() -> world.look(visit)).isInstanceOf(OutsideException.class);
    assertThat(visit.need(Fact.Intended.class).target()).isEqualTo(Given.V17);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refused", "quota", "not-found", "access-denied", "throttled"})
  void aRefusalThatLeavesNoDoubtWithdrawsTheIntent(String code) {
    world.rds.refuses = java.util.Optional.of(Failure.fix(code, "RDS said no", "change it"));
    assertThatThrownBy(() -> world.look(visit)).isInstanceOf(OutsideException.class);
    assertThat(visit.checkpoint().committed()).isFalse();
    assertThat(visit.need(Fact.IntentWithdrawn.class).reason()).isEqualTo("RDS said no");
    world.rds.refuses = java.util.Optional.empty();
    assertThat(world.look(visit)).as("called again at once").isInstanceOf(Outcome.Done.class);
    assertThat(visit.checkpoint().committed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-reply", "aws-fault", "unknown-aws-error", "interrupted"})
  void aFaultAfterWhichTheCallMayHaveHappenedNeverDoes(String code) {
    world.rds.refuses = java.util.Optional.of(Failure.retry(code, "who knows", "look"));
    assertThatThrownBy(() -> world.look(visit)).isInstanceOf(OutsideException.class);
    assertThat(visit.checkpoint().committed()).isTrue();
  }

  @Test
  void aRefusalDoesNotWithdrawAnEarlierCallWithoutAReply() {
    visit.with(new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17));
    visit.pass(world.tempo.startDeadline().plusSeconds(1));
    world.rds.refuses = java.util.Optional.of(Failure.fix("refused", "no", "change it"));
    assertThatThrownBy(() -> world.look(visit)).isInstanceOf(OutsideException.class);
    assertThat(visit.checkpoint().committed()).isTrue();
  }

  @Test
  void aSuccessorThatFindsTheIntentNeverCallsAgainBeforeTheStartDeadline() {
    world.look(visit);
    assertThat(world.rds.requests).hasSize(1);
    visit.pass(world.tempo.startDeadline());
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.rds.requests).hasSize(1);
  }

  @Test
  void pastTheStartDeadlineWithoutAnySignItCallsAgainAfterAnotherLastLook() {
    visit.with(new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17));
    visit.pass(world.tempo.startDeadline().plusSeconds(1));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(world.rds.requests).hasSize(1);
    assertThat(visit.checkpoint().all(Fact.Intended.class)).hasSize(2);
  }

  @Test
  void anEventSinceTheIntentProvesThatItBegan() {
    visit.with(new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17));
    world.rds.events.add(
        new Clusters.ClusterEvent(
            Given.T.plusSeconds(5), "orders-db", "Upgrade preparation in progress: orders-db"));
    visit.pass(Duration.ofDays(1));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(world.rds.requests).isEmpty();
  }

  @Test
  void aWorkerWhoseClockIsAheadSeesAllTheSameThatItBegan() {
    visit.with(new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17));
    world.rds.events.add(
        new Clusters.ClusterEvent(
            Given.T.minusSeconds(299), "orders-db", "Upgrade preparation in progress: orders-db"));
    visit.pass(Duration.ofDays(1));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(world.rds.requests).isEmpty();
  }

  @Test
  void aClusterAtTheHopsTargetIsAdoptedWithoutACall() {
    world.rds.set(Given.cluster(Given.V17, "available"));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(world.rds.requests).isEmpty();
    assertThat(visit.checkpoint().committed()).isFalse();
  }

  @Test
  void aClusterThatMovedByItselfIsGivenAnotherWay() {
    world.rds.set(Given.cluster(Given.V16_10, "available"));
    Outcome.Back back = (Outcome.Back) world.look(visit);
    assertThat(back.step()).isEqualTo("path");
    assertThat(back.facts())
        .containsExactly(new Fact.Drifted(visit.now(), 0, Given.V13, Given.V16_10));
    assertThat(world.rds.requests).isEmpty();
  }

  @Test
  void aClusterThatKeepsMovingIsSomebodyElsesToLookAt() {
    world.rds.set(Given.cluster(Given.V16_10, "available"));
    for (int i = 0; i < 5; i++) {
      visit.with(new Fact.Drifted(Given.T, 0, Given.V13, Given.V16_10));
    }
    assertThat(failure(world.look(visit)).code()).isEqualTo("version-drift");
  }

  @Test
  void pendingChangesAreRefusedBecauseTheCallWouldApplyThemToo() {
    ClusterView now = world.rds.clusters.get(Given.CLUSTER.value());
    world.rds.set(Given.pending(now, null, "orders-db-1: DBInstanceClass"));
    Failure failure = failure(world.look(visit));
    assertThat(failure.code()).isEqualTo("pending-changes");
    assertThat(failure.reason()).contains("DBInstanceClass");
  }

  @Test
  void preparedTransactionsAreRefused() {
    world.server.preparedTransactions.add("tx-9");
    assertThat(failure(world.look(visit)).reason()).contains("tx-9 in app");
    assertThat(world.rds.requests).isEmpty();
  }

  @Test
  void noCallIsMadeWhenAMembersOwnGroupIsGone() {
    world.groups.custom(Kind.INSTANCE, "orders-17", "aurora-postgresql17", Map.of());
    visit.with(
        new Fact.GroupsReady(
            Given.T,
            0,
            "default.aurora-postgresql17",
            "default.aurora-postgresql17",
            List.of(),
            List.of(),
            List.of(
                new MemberGroup("orders-db-1", "orders-13", "orders-17"),
                new MemberGroup("orders-db-2", "reader-13", "reader-17"))));

    Failure failure = failure(world.look(visit));

    assertThat(failure.code()).isEqualTo("parameter-group-missing");
    assertThat(failure.reason()).contains("reader-17", "orders-db");
    assertThat(failure.nextAction()).as("what a requeue does").startsWith("Requeue");
    assertThat(world.rds.requests).isEmpty();
    world.groups.custom(Kind.INSTANCE, "reader-17", "aurora-postgresql17", Map.of());
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aPausedRunWaitsAndDropsNoSlot() {
    FakeVisit dropping = prepared(Slots.DROP);
    world.server.slot("cdc");
    world.paused = true;
    assertThat(world.look(dropping)).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.server.slots).isNotEmpty();
    assertThat(dropping.checkpoint().committed()).isFalse();
  }

  @Test
  void whatIsDroppedIsRecordedBeforeItIsDropped() {
    FakeVisit dropping = prepared(Slots.DROP);
    world.server.slot("cdc");
    world.look(dropping);
    assertThat(OurSlots.missing(dropping.checkpoint()))
        .extracting(s -> s.name())
        .containsExactly("cdc");
    assertThat(world.server.slots).isEmpty();
    assertThat(world.rds.requests).hasSize(1);
  }

  @Test
  void anUnwoundCloneIsMadeAgainForARequeuedAttempt() {
    String clone = OurClone.name(Given.RUN, Given.CLUSTER);
    world.rds.clusters.remove(clone);
    visit.requeued();
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.rds.requests).isEmpty();
    world.rds.tick();
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(world.rds.clusters).containsKey(clone);
    assertThat(world.rds.requests).hasSize(1);
  }

  @Test
  void aRequeuedAttemptThatResumesAtTheWaitMakesItsOwnCall() {
    world.rds.manner = FakeRds.Manner.NEVER_BEGIN;
    world.look(visit);
    visit.at("await-upgrade", 0).with(new Fact.SeenUpgrading(Given.T, 0));
    assertThat(world.look(visit)).as("not by one look").isInstanceOf(Outcome.Waiting.class);
    visit.pass(world.tempo.standstill());
    assertThat(failure(world.look(visit)).code()).isEqualTo("upgrade-refused");
    visit.pass(Duration.ofHours(1));
    visit.requeued();
    for (int looks = 0; world.rds.requests.size() == 1; looks++) {
      assertThat(world.look(visit))
          .as("a clone of today first")
          .isInstanceOf(Outcome.Waiting.class);
      assertThat(looks).isLessThan(5);
      world.rds.tick();
    }
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.rds.requests).hasSize(2);
  }
}
