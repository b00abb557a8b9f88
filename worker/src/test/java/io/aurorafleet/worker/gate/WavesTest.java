package io.aurorafleet.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.inbox.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole runs of a few clusters through inbox, engine, gate and ledger's end. */
class WavesTest {
  private final Rig rig = new Rig();
  private final LedgerStore ledgers = new LedgerStore(rig.objects, Ids.random());
  private final Manifests manifests = new Manifests(rig.objects);
  private final List<String> worked = new ArrayList<>();
  private final Set<String> failing = new HashSet<>();
  private final Inbox worker =
      rig.worker(
          "one",
          List.of(
              new GateStep(ledgers, Tempo.aws()),
              Rig.step(
                  "work",
                  visit -> {
                    worked.add(visit.cluster().value());
                    return failing.contains(visit.cluster().value())
                        ? Outcome.failed(Failure.fix("broken", "it broke", "mend it"))
                        : Outcome.done();
                  })),
          List.of(
              new LedgerEndStep(
                  ledgers, new Successors(ledgers, manifests, rig.checkpoints, rig.queue))));
  private @Nullable Manifest manifest;

  @Test
  void defect12TheSecondWaveBeginsWhenTheFirstHasEnded() {
    dispatch(10, null, null, "a1", "b2", "c3");
    rounds(6);
    assertThat(worked).containsExactly("a1", "b2", "c3");
    assertThat(order("c3").wave()).isEqualTo(Wave.LAST);
    assertThat(List.of("a1", "b2", "c3")).allMatch(c -> at(c) instanceof Position.Finished);
  }

  @Test
  void defect12ASpentBudgetHoldsTheRestAndTheRunEnds() {
    failing.add("a1");
    dispatch(1, 0, null, "a1", "b1", "c2", "d3");
    rounds(6);
    assertThat(worked).containsExactly("a1");
    assertThat(at("a1")).isInstanceOf(Position.Halted.class);
    assertThat(List.of("b1", "c2", "d3")).allMatch(c -> at(c) instanceof Position.Held);
    assertThat(ledger().unended(Wave.LAST)).isZero();
    assertThat(ledger().inFlight()).isZero();
    assertThat(ledger().ended().get(new ClusterId("d3")).result()).isEqualTo(Ledger.Result.HELD);
  }

  @Test
  void requeuedClustersGoOnWhereTheBudgetHadStoppedTheRun() {
    failing.add("a1");
    dispatch(1, 0, null, "a1", "b1", "c2");
    rounds(6);
    failing.clear();
    requeue("a1", "b1", "c2");
    rounds(8);
    assertThat(worked).containsExactly("a1", "a1", "b1", "c2");
    assertThat(List.of("a1", "b1", "c2")).allMatch(c -> at(c) instanceof Position.Finished);
  }

  @Test
  void anAttemptTheLedgerDoesNotKnowIsNotHeldByItsOwnEarlierFailure() {
    failing.add("a1");
    dispatch(1, 0, null, "a1");
    rounds(2);
    failing.clear();
    wake(checkpoint("a1"));
    rounds(2);
    assertThat(at("a1")).isInstanceOf(Position.Finished.class);
  }

  @Test
  void whoWaitsWhenTheWindowEndsIsHeldThen() {
    dispatch(1, null, rig.time.instant().plusSeconds(300), "a1", "b2");
    ledgers.change(
        manifest().run(),
        1,
        l -> Optional.of(l.pause(ledgers.newId(), List.of(new ClusterId("b2")), true)));
    rounds(4);
    assertThat(at("b2")).isInstanceOf(Position.Asleep.class);
    rig.time.advance(Duration.ofMinutes(5));
    rounds(2);
    assertThat(((Position.Held) at("b2")).reason()).contains("change window");
    assertThat(worked).containsExactly("a1");
  }

  @Test
  void aLedgerOfTheVersionBeforeLearnsItsWaves() {
    dispatch(1, null, null, "a1", "b2");
    rig.objects.put(
        "runs/r1/ledger.json",
        "{\"schema\":1,\"id\":\"x\",\"limit\":1,\"paused\":false,\"admitted\":{},\"ended\":{}}");
    rounds(4);
    assertThat(worked).containsExactly("a1", "b2");
    assertThat(ledger().waves()).hasSize(2);
  }

  /** As dispatch does; a name's digit is its wave. */
  private void dispatch(
      int limit, @Nullable Integer budget, @Nullable Instant end, String... clusters) {
    RunOptions options = RunOptions.defaults().withLimits(limit, budget, end);
    Order like = Rig.order();
    Manifest made =
        new Manifest(
            Manifest.SCHEMA,
            like.run(),
            rig.time.instant(),
            like.account(),
            like.region(),
            "UpgradeDB=Y",
            RunModule.UPGRADE,
            like.target(),
            options,
            List.of(clusters).stream()
                .map(
                    c ->
                        new Manifest.Entry(
                            new ClusterId(c), "cluster-" + c, new EngineVersion("13.23"), wave(c)))
                .toList());
    manifests.create(made);
    manifest = made;
    made.clusters().forEach(e -> rig.dispatch(made.order(e)));
  }

  private static Wave wave(String cluster) {
    return switch (cluster.charAt(1)) {
      case '1' -> Wave.FIRST;
      case '2' -> Wave.SECOND;
      default -> Wave.LAST;
    };
  }

  private void requeue(String... clusters) {
    for (String cluster : clusters) {
      ledgers.change(
          manifest().run(),
          1,
          l -> Optional.of(l.requeue(ledgers.newId(), Map.of(new ClusterId(cluster), 2))));
    }
    for (String cluster : clusters) {
      wake(checkpoint(cluster));
    }
  }

  private void wake(CheckpointStore.Loaded loaded) {
    Checkpoint again = loaded.checkpoint().requeued(rig.time.instant());
    rig.queue.send(
        rig.checkpoints.save(again, loaded.etag()).checkpoint().signal(WorkSignal.Reason.RESUME),
        Duration.ZERO);
  }

  private void rounds(int times) {
    for (int i = 0; i < times; i++) {
      rig.drain(worker);
      rig.time.advance(Duration.ofSeconds(1));
    }
  }

  private CheckpointStore.Loaded checkpoint(String cluster) {
    return rig.checkpoints.find(manifest().run(), new ClusterId(cluster)).orElseThrow();
  }

  private Position at(String cluster) {
    return checkpoint(cluster).checkpoint().position();
  }

  private Order order(String cluster) {
    return checkpoint(cluster).checkpoint().order();
  }

  private Ledger ledger() {
    return ledgers.find(manifest().run()).orElseThrow();
  }

  private Manifest manifest() {
    return Objects.requireNonNull(manifest);
  }
}
