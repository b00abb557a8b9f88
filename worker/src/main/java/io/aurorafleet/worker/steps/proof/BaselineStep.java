package io.aurorafleet.worker.steps.proof;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Writes down what every database holds before the upgrade, for the proof after it. The user's own
 * script runs here too: one that fails already proves nothing later. Before the commit point a
 * successor writes it anew; after it the one there is stands.
 */
public final class BaselineStep implements Step {
  private final Sight sight;
  private final Sessions sessions;
  private final Inventories inventories;
  private final VerifyScript script;

  @Inject
  BaselineStep(Sight sight, Sessions sessions, Inventories inventories, VerifyScript script) {
    this.sight = sight;
    this.sessions = sessions;
    this.inventories = inventories;
    this.script = script;
  }

  @Override
  public String name() {
    return "baseline";
  }

  @Override
  public Outcome advance(Visit visit) {
    if (visit.checkpoint().committed() && visit.latest(Fact.Baseline.class).isPresent()) {
      return Outcome.done();
    }
    Sessions.Access access = sessions.access(sight.of(visit), visit.worker());
    List<String> wrong = script.wrong(visit, access);
    if (!wrong.isEmpty()) {
      return Outcome.failed(
          Failure.fix(
                  "verify-sql",
                  "The verification script fails on cluster %s before anything was changed: %s"
                      .formatted(visit.cluster(), Words.list(wrong)),
                  "Mend the script or what it finds, and dispatch anew with --verify-sql")
              .withEvidence(wrong));
    }
    Inventory inventory = inventories.take(visit, access, Optional.empty());
    inventories.save(visit, Inventories.BEFORE, inventory);
    return Outcome.done(
        new Fact.Baseline(visit.now(), inventory.serverVersion(), inventory.states()));
  }
}
