package io.aurorafleet.worker.gate;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may begin because a cluster has ended: admitted by compare-and-swap, then woken. Repeated
 * after a crash it wakes those again whom it had admitted; a needless wake-up is a needless look.
 */
public final class Successors {
  private final LedgerStore ledgers;
  private final Manifests manifests;
  private final CheckpointStore checkpoints;
  private final SignalQueue signals;

  @Inject
  public Successors(
      LedgerStore ledgers, Manifests manifests, CheckpointStore checkpoints, SignalQueue signals) {
    this.ledgers = ledgers;
    this.manifests = manifests;
    this.checkpoints = checkpoints;
    this.signals = signals;
  }

  /** Admits and wakes whoever may begin now that the visit's cluster stands in the ledger. */
  void wake(Visit visit, Ledger ledger) {
    Optional<Manifest> manifest = manifests.find(visit.run());
    if (manifest.isEmpty()) {
      return;
    }
    List<Checkpoint> next = next(visit, ledger, manifest.get());
    Ledger after =
        next.isEmpty()
            ? ledger
            : ledgers.change(
                visit.run(), visit.options().inFlight(), now -> admit(now, next, visit.now()));
    Instant since =
        Optional.ofNullable(after.ended().get(visit.cluster()))
            .map(Ledger.End::at)
            .orElse(visit.now());
    boolean spent = after.failed(visit.cluster()) && after.spent(after.wave(visit.cluster()));
    List<WorkSignal> woken =
        manifest.get().clusters().stream()
            .filter(e -> !e.cluster().equals(visit.cluster()))
            .filter(e -> admittedSince(after, e.cluster(), since) || (spent && waits(after, e)))
            .map(e -> signal(manifest.get(), e, after.attempt(e.cluster())))
            .toList();
    signals.sendAll(woken).forEach(unsent -> signals.send(unsent, Duration.ZERO));
  }

  /**
   * Clusters that stand at the gate and would be let in, in the manifest's order, each looked at:
   * one that is over, or has no checkpoint yet, would keep its place for nothing.
   */
  private List<Checkpoint> next(Visit visit, Ledger ledger, Manifest manifest) {
    List<Checkpoint> next = new ArrayList<>();
    Ledger then = ledger;
    for (Manifest.Entry entry : manifest.clusters()) {
      if (!then.hasRoom()) {
        return next;
      }
      int attempt = then.attempt(entry.cluster());
      if (mayBegin(then, entry.cluster(), attempt, visit.now())) {
        Optional<Checkpoint> waiting = waiting(visit.run(), entry.cluster(), attempt);
        if (waiting.isPresent()) {
          next.add(waiting.get());
          then = then.admit("", entry.cluster(), attempt, visit.now());
        }
      }
    }
    return next;
  }

  private Optional<Checkpoint> waiting(RunId run, ClusterId cluster, int attempt) {
    return checkpoints
        .find(run, cluster)
        .map(CheckpointStore.Loaded::checkpoint)
        .filter(c -> !c.position().terminal() && c.attempt() == attempt);
  }

  /** Decided anew on the ledger as it is when the write is won. */
  private Optional<Ledger> admit(Ledger before, List<Checkpoint> next, Instant now) {
    Ledger ledger = before;
    for (Checkpoint one : next) {
      if (mayBegin(ledger, one.order().cluster(), one.attempt(), now)) {
        ledger = ledger.admit(ledgers.newId(), one.order().cluster(), one.attempt(), now);
      }
    }
    return ledger.equals(before) ? Optional.empty() : Optional.of(ledger);
  }

  private static boolean mayBegin(Ledger ledger, ClusterId cluster, int attempt, Instant now) {
    return Verdict.of(ledger, cluster, attempt, now) instanceof Verdict.Admit;
  }

  private static boolean admittedSince(Ledger ledger, ClusterId cluster, Instant since) {
    Ledger.Admission admission = ledger.admitted().get(cluster);
    return admission != null
        && !ledger.hasEnded(cluster, admission.attempt())
        && !admission.at().isBefore(since);
  }

  private static boolean waits(Ledger ledger, Manifest.Entry entry) {
    int attempt = ledger.attempt(entry.cluster());
    return !ledger.admits(entry.cluster(), attempt) && !ledger.hasEnded(entry.cluster(), attempt);
  }

  private static WorkSignal signal(Manifest manifest, Manifest.Entry entry, int attempt) {
    WorkSignal.Cursor cursor = new WorkSignal.Cursor(GateStep.NAME, 0, attempt);
    return new WorkSignal(manifest.order(entry), cursor, WorkSignal.Reason.RESUME);
  }
}
