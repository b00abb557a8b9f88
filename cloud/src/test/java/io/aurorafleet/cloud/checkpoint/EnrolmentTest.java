package io.aurorafleet.cloud.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.checkpoint.MapStore.Fate;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.OwnedPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnrolmentTest {
  private final MapStore objects = new MapStore();
  private final CheckpointStore checkpoints = new CheckpointStore(objects, Ids.random());
  private final Manifests manifests = new Manifests(objects);
  private final Pointers pointers = new Pointers(objects);
  private final Enrolment enrolment =
      new Enrolment(
          checkpoints, manifests, pointers, new LedgerStore(objects, Ids.random()), Given.clock());

  @Test
  void aFreeClusterIsLockedAndReadyToBegin() {
    Checkpoint enrolled = enrolment.enrol(Given.order(Given.TONIGHT));

    assertThat(enrolled.position()).isInstanceOf(Position.Asleep.class);
    assertThat(holder()).isEqualTo(Given.TONIGHT);
    assertThat(stored(Given.TONIGHT)).isEqualTo(enrolled);
  }

  @Test
  void enrollingAgainChangesNothing() {
    Checkpoint first = enrolment.enrol(Given.order(Given.TONIGHT));
    int writes = objects.writes;

    assertThat(enrolment.enrol(Given.order(Given.TONIGHT))).isEqualTo(first);
    assertThat(objects.writes).isEqualTo(writes);
  }

  @Test
  void aDispatcherThatDiedAfterLockingIsFinishedByAnother() {
    pointers.claim(
        Given.order(Given.TONIGHT), Pointers.Kind.CLUSTER, Given.ORDERS.value(), Given.NOW);

    assertThat(enrolment.enrol(Given.order(Given.TONIGHT)).position())
        .isInstanceOf(Position.Asleep.class);
  }

  @Test
  void aClusterThatAnotherRunIsAtIsRefusedWithItsName() {
    checkpoints.create(lockedBy(Given.fresh(Given.YESTERDAY)));

    Checkpoint refused = enrolment.enrol(Given.order(Given.TONIGHT));

    assertThat(refused.position())
        .isInstanceOfSatisfying(
            Position.Halted.class,
            halted -> {
              assertThat(halted.failure().code()).isEqualTo("cluster-taken");
              assertThat(halted.failure().reason()).contains(Given.YESTERDAY.value(), "orders");
            });
    assertThat(refused.holdsCluster()).isFalse();
    assertThat(holder()).isEqualTo(Given.YESTERDAY);
  }

  @Test
  void aClusterThatHaltedAfterItsCommitPointStaysLocked() {
    checkpoints.create(lockedBy(Given.haltedAfterCommit(Given.YESTERDAY)));

    assertThat(enrolment.enrol(Given.order(Given.TONIGHT)).position())
        .isInstanceOf(Position.Halted.class);
    assertThat(holder()).isEqualTo(Given.YESTERDAY);
  }

  @Test
  void aClusterWhoseOtherRunIsOverIsTakenOver() {
    for (Checkpoint over :
        new Checkpoint[] {Given.finished(Given.YESTERDAY), Given.halted(Given.YESTERDAY)}) {
      EnrolmentTest anew = new EnrolmentTest();
      anew.checkpoints.create(anew.lockedBy(over));

      assertThat(anew.enrolment.enrol(Given.order(Given.TONIGHT)).position())
          .isInstanceOf(Position.Asleep.class);
      assertThat(anew.holder()).isEqualTo(Given.TONIGHT);
    }
  }

  @Test
  void aRunThatIsOnlyJustBeingDispatchedHoldsItsClusters() {
    manifests.create(Given.manifest(Given.YESTERDAY));
    lockedBy(Given.fresh(Given.YESTERDAY));

    assertThat(enrolment.enrol(Given.order(Given.TONIGHT)).position())
        .isInstanceOf(Position.Halted.class);
  }

  @Test
  void aLockWithoutAnyRunBehindItIsTakenOver() {
    lockedBy(Given.fresh(Given.YESTERDAY));

    assertThat(enrolment.enrol(Given.order(Given.TONIGHT)).position())
        .isInstanceOf(Position.Asleep.class);
    assertThat(holder()).isEqualTo(Given.TONIGHT);
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void lostRepliesNeitherLoseNorDoubleAnEnrolment(Fate fate) {
    if (fate != Fate.REQUEST_LOST) {
      objects.fates.add(fate);
      objects.fates.add(fate);
    }

    Checkpoint enrolled = enrolment.enrol(Given.order(Given.TONIGHT));

    assertThat(stored(Given.TONIGHT)).isEqualTo(enrolled);
    assertThat(objects.writes).isEqualTo(2);
  }

  private Checkpoint lockedBy(Checkpoint checkpoint) {
    ClusterId cluster = checkpoint.order().cluster();
    pointers.claim(checkpoint.order(), Pointers.Kind.CLUSTER, cluster.value(), Given.NOW);
    return checkpoint;
  }

  private Checkpoint stored(RunId run) {
    return checkpoints.find(run, Given.ORDERS).orElseThrow().checkpoint();
  }

  private RunId holder() {
    return pointers
        .find("123456789012", "eu-central-1", Pointers.Kind.CLUSTER, Given.ORDERS.value())
        .map(Pointers.Found::pointer)
        .map(OwnedPointer::run)
        .orElseThrow();
  }
}
