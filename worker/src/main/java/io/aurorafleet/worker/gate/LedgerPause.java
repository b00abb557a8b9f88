package io.aurorafleet.worker.gate;

import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import java.time.Instant;
import java.util.Optional;

/** Pause and change window as the run's ledger has them, and whether the lock is still ours. */
public final class LedgerPause implements Pause {
  private final LedgerStore ledgers;
  private final Pointers pointers;
  private final Tempo tempo;

  public LedgerPause(LedgerStore ledgers, Pointers pointers, Tempo tempo) {
    this.ledgers = ledgers;
    this.pointers = pointers;
    this.tempo = tempo;
  }

  @Override
  public Optional<Outcome> objection(Visit visit) {
    return taken(visit)
        .or(() -> ledgers.find(visit.run()).flatMap(ledger -> objection(ledger, visit)));
  }

  private Optional<Outcome> taken(Visit visit) {
    Order order = visit.order();
    Pointers.Found lock =
        pointers.claim(order, Pointers.Kind.CLUSTER, order.cluster().value(), visit.now());
    return lock.belongsTo(order.run(), order.cluster())
        ? Optional.empty()
        : Optional.of(
            Outcome.failed(
                Failure.fix(
                    "cluster-taken",
                    "Run %s has taken over cluster %s"
                        .formatted(lock.pointer().run(), order.cluster()),
                    "Wait until it has ended (aurora-fleet status --run %s), then requeue"
                        .formatted(lock.pointer().run()))));
  }

  private Optional<Outcome> objection(Ledger ledger, Visit visit) {
    Instant end = ledger.windowEnd();
    if (end != null && !visit.now().isBefore(end)) {
      return Optional.of(
          Outcome.failed(
              Failure.held(
                  "window-over",
                  "The change window ended at %s, before the upgrade of cluster %s was called for"
                      .formatted(end, visit.cluster()),
                  "Requeue it for the next window: aurora-fleet requeue --window-end")));
    }
    return ledger.pauses(visit.cluster())
        ? Optional.of(
            Outcome.waiting(
                "the paused %s to be resumed".formatted(ledger.paused() ? "run" : "cluster"),
                tempo.slowLook()))
        : Optional.empty();
  }
}
