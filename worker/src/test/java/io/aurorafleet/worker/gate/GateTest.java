package io.aurorafleet.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.inbox.Inbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final RunId RUN = new RunId("r1");
  private static final List<String> CLUSTERS = List.of("a", "b", "c");

  private final Rig rig = new Rig();
  private final LedgerStore ledgers = new LedgerStore(rig.objects, Ids.random());
  private final Manifests manifests = new Manifests(rig.objects);
  private final List<ClusterId> worked = new ArrayList<>();
  private boolean wait = true;
  private final Inbox worker = rig.worker("one", List.of(gate(), work()), List.of(end()));

  @BeforeEach
  void dispatchThreeWithRoomForOne() {
    manifests.create(
        new Manifest(
            Manifest.SCHEMA,
            RUN,
            rig.time.instant(),
            "123456789012",
            "us-east-1",
            "UpgradeDB=Y",
            RunModule.UPGRADE,
            new EngineVersion("17.11"),
            RunOptions.defaults(),
            CLUSTERS.stream()
                .map(
                    c ->
                        new Manifest.Entry(
                            new ClusterId(c),
                            "cluster-" + c,
                            new EngineVersion("13.23"),
                            Wave.SECOND))
                .toList()));
    ledgers.open(RUN, 1);
  }

  @Test
  void oneAtATimeAndWhoeverEndsWakesTheNext() {
    CLUSTERS.forEach(c -> rig.dispatch(Rig.order(c)));
    rig.drain(worker);
    assertThat(worked).containsExactly(new ClusterId("a"));
    assertThat(ledgers.find(RUN).orElseThrow().inFlight()).isEqualTo(1);
    wait = false;
    rig.time.advance(Duration.ofSeconds(61)); // the first one's own timer; far less than the gate's
    for (int i = 0; i < CLUSTERS.size(); i++) {
      rig.drain(worker);
      rig.time.advance(Duration.ofSeconds(1));
    }
    assertThat(CLUSTERS)
        .allMatch(c -> rig.checkpoint(Rig.order(c)).position() instanceof Position.Finished);
    assertThat(ledgers.find(RUN).orElseThrow().inFlight()).isZero();
  }

  @Test
  void aPausedRunAdmitsNobodyUntilItIsResumed() {
    pause(true);
    rig.dispatch(Rig.order("a"));
    rig.drain(worker);
    assertThat(worked).isEmpty();
    pause(false);
    wait = false;
    rig.time.advance(Duration.ofMinutes(15));
    rig.drain(worker);
    assertThat(worked).containsExactly(new ClusterId("a"));
  }

  @Test
  void anEndIsWrittenOnceHoweverOftenTheStepIsRepeated() {
    wait = false;
    rig.dispatch(Rig.order("a"));
    rig.drain(worker);
    Ledger first = ledgers.find(RUN).orElseThrow();
    rig.dispatch(Rig.order("b"));
    rig.drain(worker);
    assertThat(ledgers.find(RUN).orElseThrow().ended().get(new ClusterId("a")))
        .isEqualTo(first.ended().get(new ClusterId("a")));
  }

  private void pause(boolean pause) {
    ledgers.change(RUN, 1, ledger -> Optional.of(ledger.pause(ledgers.newId(), pause)));
  }

  private Step gate() {
    return new GateStep(ledgers, Tempo.aws());
  }

  private Step work() {
    return Rig.step(
        "work",
        visit -> {
          worked.add(visit.cluster());
          return wait ? Outcome.waiting("the test", Duration.ofSeconds(60)) : Outcome.done();
        });
  }

  private Step end() {
    return new LedgerEndStep(
        ledgers, new Successors(ledgers, manifests, rig.checkpoints, rig.queue));
  }
}
