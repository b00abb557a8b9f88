package io.aurorafleet.worker.gate;

import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Waits until the run has room for the cluster. Whoever ends admits the next and wakes it; the slow
 * look only heals a lost wake-up.
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
    int attempt = visit.checkpoint().attempt();
    Ledger ledger =
        ledgers.change(
            visit.run(),
            visit.options().inFlight(),
            now ->
                now.admits(visit.cluster(), attempt) || !now.hasRoom()
                    ? Optional.empty()
                    : Optional.of(
                        now.admit(ledgers.newId(), visit.cluster(), attempt, visit.now())));
    if (ledger.admits(visit.cluster(), attempt)) {
      visit.log(
          "execution", "Admitted: %d of %d at work".formatted(ledger.inFlight(), ledger.limit()));
      return Outcome.done();
    }
    return Outcome.waiting(
        ledger.paused()
            ? "the run to be resumed"
            : "one of the %d places at work to become free".formatted(ledger.limit()),
        tempo.slowLook());
  }
}
