package io.aurorafleet.worker.gate;

import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the ledger how the attempt ended, admits whoever waits next, and wakes them. Before
 * the terminal checkpoint, so that a crash in between repeats this step and leaks no place; for the
 * same reason it is never left out.
 */
public final class LedgerEndStep implements Step {
  /** The step's name. */
  public static final String NAME = "ledger-end";

  private final LedgerStore ledgers;
  private final Successors successors;

  @Inject
  public LedgerEndStep(LedgerStore ledgers, Successors successors) {
    this.ledgers = ledgers;
    this.successors = successors;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean indispensable() {
    return true;
  }

  @Override
  public Outcome advance(Visit visit) {
    Checkpoint at = visit.checkpoint();
    Ledger.End end = new Ledger.End(at.attempt(), result(at.failure()), visit.now());
    Ledger ledger =
        ledgers.change(
            visit.run(),
            visit.options().inFlight(),
            now ->
                now.hasEnded(visit.cluster(), at.attempt())
                    ? Optional.empty()
                    : Optional.of(now.end(ledgers.newId(), visit.cluster(), end)));
    successors.wake(visit, ledger);
    return Outcome.done();
  }

  private static Ledger.Result result(@Nullable Failure failure) {
    if (failure == null) {
      return Ledger.Result.SUCCEEDED;
    }
    return failure.holds() ? Ledger.Result.HELD : Ledger.Result.FAILED;
  }
}
