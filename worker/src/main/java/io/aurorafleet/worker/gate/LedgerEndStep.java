package io.aurorafleet.worker.gate;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes into the ledger how the attempt ended, admits whoever waits next, and wakes them. Before
 * the terminal checkpoint, so that a crash in between repeats this step and leaks no place.
 */
public final class LedgerEndStep implements Step {
  /** The step's name. */
  public static final String NAME = "ledger-end";

  private final LedgerStore ledgers;
  private final Manifests manifests;
  private final CheckpointStore checkpoints;
  private final SignalQueue signals;

  @Inject
  public LedgerEndStep(
      LedgerStore ledgers, Manifests manifests, CheckpointStore checkpoints, SignalQueue signals) {
    this.ledgers = ledgers;
    this.manifests = manifests;
    this.checkpoints = checkpoints;
    this.signals = signals;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Outcome advance(Visit visit) {
    Checkpoint at = visit.checkpoint();
    Ledger.Result result = at.failure() == null ? Ledger.Result.SUCCEEDED : Ledger.Result.FAILED;
    Ledger.End end = new Ledger.End(at.attempt(), result, visit.now());
    ledgers.change(
        visit.run(),
        visit.options().inFlight(),
        now ->
            now.hasEnded(visit.cluster(), at.attempt())
                ? Optional.empty()
                : Optional.of(now.end(ledgers.newId(), visit.cluster(), end)));
    waiting(visit.run()).forEach(next -> admit(visit, next));
    return Outcome.done();
  }

  private void admit(Visit visit, Checkpoint next) {
    List<WorkSignal> woken = new ArrayList<>();
    ledgers.change(
        visit.run(),
        visit.options().inFlight(),
        now -> {
          woken.clear();
          if (now.admits(next.order().cluster(), next.attempt()) || !now.hasRoom()) {
            return Optional.empty();
          }
          woken.add(next.signal(WorkSignal.Reason.RESUME));
          return Optional.of(
              now.admit(ledgers.newId(), next.order().cluster(), next.attempt(), visit.now()));
        });
    woken.forEach(signal -> signals.send(signal, Duration.ZERO));
  }

  /** Clusters that stand at the gate, in the manifest's order; no more than one look each. */
  private List<Checkpoint> waiting(RunId run) {
    Optional<Manifest> manifest = manifests.find(run);
    Ledger ledger = ledgers.find(run).orElseThrow();
    if (manifest.isEmpty() || !ledger.hasRoom()) {
      return List.of();
    }
    int room = ledger.limit() - ledger.inFlight();
    return manifest.get().clusters().stream()
        .filter(e -> !ledger.admitted().containsKey(e.cluster()))
        .flatMap(e -> checkpoints.find(run, e.cluster()).stream())
        .map(CheckpointStore.Loaded::checkpoint)
        .filter(c -> !c.position().terminal())
        .limit(room)
        .toList();
  }
}
