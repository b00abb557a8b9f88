package io.aurorafleet.worker.gate;

import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until the run has room for the cluster: its wave is open, nobody has paused it, the failure
 * budget is not spent, the change window is open. Every attempt passes here, requeued ones too.
 * Whoever ends admits the next and wakes it; the slow look only heals a lost wake-up.
 */
public final class GateStep implements Step {
  /** The step's name. */
  public static final String NAME = "gate";

  private final LedgerStore ledgers;
  private final Tempo tempo;

  @Inject
  public GateStep(LedgerStore ledgers, Tempo tempo) {
    this.ledgers = ledgers;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterId cluster = visit.cluster();
    int attempt = visit.checkpoint().attempt();
    Ledger ledger =
        ledgers.change(
            visit.run(),
            visit.options().inFlight(),
            now -> change(now, cluster, attempt, visit.now()));
    Verdict verdict = Verdict.of(ledger, cluster, attempt, visit.now());
    if (verdict instanceof Verdict.Hold hold) {
      return Outcome.failed(hold.why());
    }
    if (verdict instanceof Verdict.Wait wait) {
      return Outcome.waiting(wait.on(), look(ledger, visit.now()));
    }
    visit.log(
        "execution", "Admitted: %d of %d at work".formatted(ledger.inFlight(), ledger.limit()));
    return Outcome.done();
  }

  /** An attempt the ledger has not heard of was requeued by somebody who died half way. */
  private Optional<Ledger> change(Ledger before, ClusterId cluster, int attempt, Instant now) {
    Ledger ledger =
        attempt > before.attempt(cluster)
            ? before.requeue(ledgers.newId(), Map.of(cluster, attempt))
            : before;
    if (Verdict.of(ledger, cluster, attempt, now) instanceof Verdict.Admit) {
      return Optional.of(ledger.admit(ledgers.newId(), cluster, attempt, now));
    }
    return ledger.equals(before) ? Optional.empty() : Optional.of(ledger);
  }

  /** The end of the window is to be noticed when it comes. */
  private Duration look(Ledger ledger, Instant now) {
    Instant end = ledger.windowEnd();
    Duration left = end == null ? tempo.slowLook() : Duration.between(now, end);
    return left.compareTo(tempo.slowLook()) < 0 && !left.isNegative() && !left.isZero()
        ? left
        : tempo.slowLook();
  }
}
