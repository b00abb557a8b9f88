package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.cluster.RdsClusters;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.signal.RdsNotice;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.RdsOptions;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.worker.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An attempt that was given up, and then RDS upgraded after all. */
class ReopeningTest {
  private static final Failure FAILURE = Failure.fix("never-began", "RDS did nothing", "look");

  private final Rig rig = new Rig();
  private final List<String> wills = new ArrayList<>();
  private final AuroraRds rds =
      new AuroraRds(
          RdsOptions.usual(Account.EXAMPLE.id(), Account.EXAMPLE.region()),
          rig.time,
          new MemoryDataPlane(),
          Runnable::run,
          (source, type, detail, resources) -> {});
  private final LedgerStore ledgers =
      new LedgerStore(
          rig.objects,
          () -> {
            if (!wills.isEmpty()) {
              throw new Killed(wills.remove(0));
            }
            return Ids.random().get();
          });
  private final Reopening reopening =
      new Reopening(new RdsClusters(rds), rig.checkpoints, ledgers, rig.queue, rig.clock());

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String where) {
      super(where);
    }
  }

  private Loaded loaded() {
    return rig.checkpoints.find(Rig.order().run(), Rig.order().cluster()).orElseThrow();
  }

  private Optional<Ledger> ledger() {
    return ledgers.find(Rig.order().run());
  }

  private boolean admitted(int attempt) {
    return ledger().filter(l -> l.admits(Rig.order().cluster(), attempt)).isPresent();
  }

  /** The first attempt has asked for the upgrade and was given up. */
  private void givenUp() {
    rds.seed(ClusterSeed.of("orders-db", "17.11", "master", "correct-horse")).join();
    String resource = rds.describeDBClusters().dbClusters().get(0).dbClusterResourceId();
    Order order = Rig.order();
    rig.dispatch(
        new Order(
            order.schema(),
            order.run(),
            order.cluster(),
            resource,
            order.account(),
            order.region(),
            order.module(),
            order.target(),
            order.wave(),
            order.options()));
    Fact.Intended intended =
        new Fact.Intended(
            rig.time.instant(), 0, 1, new EngineVersion("16.13"), new EngineVersion("17.11"));
    Loaded fresh = loaded();
    rig.checkpoints.save(
        fresh
            .checkpoint()
            .with(List.of(intended))
            .at(new Position.Halted(FAILURE, rig.time.instant())),
        fresh.etag());
  }

  private RdsNotice notice() {
    return new RdsNotice(
        "1",
        "RDS-EVENT-0179",
        "CLUSTER",
        "orders-db",
        Account.EXAMPLE.id(),
        Account.EXAMPLE.region(),
        rig.time.instant(),
        "upgraded");
  }

  @Test
  void isTakenUpAgainAndAdmittedWhateverTheLimit() {
    givenUp();
    reopening.consider(loaded(), notice());
    assertThat(loaded().checkpoint().attempt()).isEqualTo(2);
    assertThat(loaded().checkpoint().now().step()).isEqualTo(Reopening.AWAIT);
    assertThat(admitted(2)).isTrue();
  }

  @Test
  void isAdmittedByWhoeverComesNextWhenTheWorkerDiedBeforeItDidSo() {
    givenUp();
    wills.add("before the ledger");
    assertThatThrownBy(() -> reopening.consider(loaded(), notice())).isInstanceOf(Killed.class);
    assertThat(loaded().checkpoint().attempt()).isEqualTo(2);
    assertThat(admitted(2)).isFalse();
    WorkSignal wake = loaded().checkpoint().signal(WorkSignal.Reason.RESUME);
    reopening.consider(loaded(), wake);
    assertThat(admitted(2)).isTrue();
    Optional<Ledger> once = ledger();
    reopening.consider(loaded(), wake);
    assertThat(ledger()).isEqualTo(once);
  }

  @Test
  void anAttemptThatCameThroughTheGateIsNotAdmittedHere() {
    givenUp();
    Checkpoint waiting =
        loaded()
            .checkpoint()
            .requeued(rig.time.instant())
            .traced(
                new StepTrace(
                    "gate",
                    0,
                    2,
                    rig.time.instant(),
                    rig.time.instant(),
                    1,
                    StepTrace.WokenBy.ORDER,
                    null))
            .progress(Progress.at(Reopening.AWAIT, 0, rig.time.instant()));
    rig.checkpoints.save(waiting, loaded().etag());
    reopening.consider(loaded(), waiting.signal(WorkSignal.Reason.TIMER));
    assertThat(admitted(2)).isFalse();
  }
}
