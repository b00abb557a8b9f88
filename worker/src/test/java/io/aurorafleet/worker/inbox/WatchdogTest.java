package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchdogTest {
  private final Rig rig = new Rig();
  private final Manifests manifests = new Manifests(rig.objects);
  private final Watchdog watchdog =
      new Watchdog(
          manifests,
          rig.checkpoints,
          new LedgerStore(rig.objects, Ids.random()),
          new Enrolment(
              rig.checkpoints,
              manifests,
              rig.pointers,
              new LedgerStore(rig.objects, Ids.random()),
              rig.clock()),
          rig.queue,
          rig.clock(),
          Tempo.aws(),
          rig.turns.crowd());
  private final Inbox worker = rig.worker("one");

  @BeforeEach
  void aRunOfOneCluster() {
    manifests.create(
        new Manifest(
            Manifest.SCHEMA,
            new RunId("r1"),
            rig.time.instant(),
            "123456789012",
            "us-east-1",
            "UpgradeDB=Y",
            RunModule.UPGRADE,
            new EngineVersion("17.11"),
            RunOptions.defaults(),
            List.of(
                new Manifest.Entry(
                    new ClusterId("orders-db"),
                    "cluster-ABC",
                    new EngineVersion("13.23"),
                    Wave.SECOND))));
  }

  @Test
  void finishesWhatADispatcherThatDiedHalfWayBegan() {
    watchdog.look();
    assertThat(rig.messages(rig.urls.work())).as("the dispatcher may still be at it").isZero();
    rig.time.advance(Duration.ofMinutes(3));
    watchdog.look();
    rig.drain(worker);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void wakesAClusterWhoseTimerWasLost() {
    rig.looks.add(visit -> Outcome.waiting("x", Duration.ofMinutes(1)));
    rig.dispatch();
    rig.drain(worker);
    rig.sqs.purgeQueue(r -> r.queueUrl(rig.urls.work()));
    rig.time.advance(Duration.ofMinutes(4));
    watchdog.look();
    rig.drain(worker);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void leavesAloneWhatIsOver() {
    rig.dispatch();
    rig.drain(worker);
    rig.time.advance(Duration.ofDays(1));
    rig.drain(worker); // the takeover timer, which finds nothing to do
    watchdog.look();
    assertThat(rig.messages(rig.urls.work())).isZero();
  }

  @Test
  void aRequeueOfARunThatIsOverIsSeenInTheNextRoundThoughItsWakeUpWasLost() {
    LedgerStore ledgers = new LedgerStore(rig.objects, Ids.random());
    rig.looks.add(visit -> Outcome.failed(Failure.fix("x", "it broke", "mend it")));
    rig.dispatch();
    rig.drain(worker);
    watchdog.look();
    rig.sqs.purgeQueue(r -> r.queueUrl(rig.urls.work()));

    CheckpointStore.Loaded ended =
        rig.checkpoints.find(Rig.order().run(), Rig.order().cluster()).orElseThrow();
    rig.checkpoints.save(ended.checkpoint().requeued(rig.time.instant()), ended.etag());
    ledgers.change(
        Rig.order().run(),
        10,
        l -> Optional.of(l.requeue(ledgers.newId(), Map.of(Rig.order().cluster(), 2))));
    rig.time.advance(Duration.ofMinutes(4));
    watchdog.look();
    rig.drain(worker);

    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void countsClustersThatLookAtRdsNowAndThenForTheCrowd() {
    rig.looks.add(visit -> Outcome.waiting("x", Duration.ofMinutes(1)));
    rig.dispatch();
    watchdog.look();
    assertThat(rig.turns.crowd().size()).as("nobody has begun").isZero();
    rig.drain(worker);
    watchdog.look();
    assertThat(rig.turns.crowd().size()).isEqualTo(1);
    rig.time.advance(Duration.ofMinutes(1));
    rig.drain(worker);
    watchdog.look();
    assertThat(rig.turns.crowd().size()).as("it has ended").isZero();
  }

  @ParameterizedTest(name = "claimed {0} s ago: overdue {1}")
  @CsvSource({"0,false", "120,false", "239,false", "241,true"})
  void aClaimIsOverdueWellAfterItsLease(long age, boolean overdue) {
    Position claim =
        new Position.Claimed("w", Duration.ofMinutes(2), rig.time.instant().plusSeconds(120));
    assertThat(Watchdog.overdue(claim, Duration.ofSeconds(age), Tempo.aws())).isEqualTo(overdue);
  }

  @ParameterizedTest(name = "asleep for {0} min, for {1} min: overdue {2}")
  @CsvSource({"1,2,false", "1,4,true", "60,18,false", "60,63,true"})
  void aWaitIsOverdueWellAfterItsTimerWhichIsSentOnWhileItLasts(
      long look, long age, boolean overdue) {
    Position asleep =
        new Position.Asleep(
            new Wait("x", Duration.ofMinutes(look)), rig.time.instant(), rig.time.instant());
    assertThat(Watchdog.overdue(asleep, Duration.ofMinutes(age), Tempo.aws())).isEqualTo(overdue);
  }
}
