package io.aurorafleet.worker.steps.databases;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Words;
import io.aurorafleet.worker.tables.Brake;
import io.aurorafleet.worker.tables.FreezeJob;
import io.aurorafleet.worker.tables.TableWork;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Freezes old rows in every database while the cluster serves, throttled, so that the upgrade has
 * less to do. It rests while slots or readers are behind, and ends at its deadline. Tables it could
 * not freeze are named. What is frozen is learnt from the catalog, so that a successor goes on with
 * the rest.
 */
public final class FreezeStep implements Step {
  /** How often locked tables are tried again, some time apart. */
  private static final int MOST_LOOKS = 5;

  private final Sight sight;
  private final Sessions sessions;
  private final Tempo tempo;
  private final TableLimits limits;

  @Inject
  FreezeStep(Sight sight, Sessions sessions, Tempo tempo, TableLimits limits) {
    this.sight = sight;
    this.sessions = sessions;
    this.tempo = tempo;
    this.limits = limits;
  }

  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public Outcome advance(Visit visit) {
    Sessions.Access access = sessions.access(sight.of(visit), visit.worker());
    try (DatabaseSession home = access.home()) {
      Brake brake = new Brake(visit, limits, home);
      Optional<String> behind = brake.stop();
      if (behind.isPresent() && !brake.expired()) {
        return rest(visit, behind.get());
      }
      FreezeJob job = new FreezeJob(limits, since(visit, home), brake);
      return decide(
          visit,
          brake,
          new TableWork(visit, access, job, limits.freezeSessions()).run(access.databases()));
    }
  }

  /** Remembered once for this attempt's freeze, so that a successor knows what is done. */
  private static long since(Visit visit, DatabaseSession home) {
    return visit
        .latest(Fact.FreezeBegan.class)
        .filter(f -> !f.at().isBefore(visit.checkpoint().now().startedAt()))
        .map(Fact.FreezeBegan::nextXid)
        .orElseGet(
            () -> {
              long next = home.nextXid();
              visit.remember(new Fact.FreezeBegan(visit.now(), next));
              return next;
            });
  }

  private Outcome decide(Visit visit, Brake brake, TableWork.Result result) {
    if (result.stopped().isPresent() && !brake.expired()) {
      return rest(visit, result.stopped().get());
    }
    boolean again = !brake.expired() && !result.left().isEmpty() && result.onlyLocked();
    if (again && visit.checkpoint().now().looks() < MOST_LOOKS) {
      visit.remember(new Fact.TablesFrozen(visit.now(), result.sums()));
      return Outcome.waiting(
          "%d locked table(s) to be frozen".formatted(result.left().size()), tempo.look());
    }
    visit.log(
        LogNames.EXECUTION,
        "Frozen: %d table(s); left: %s.".formatted(result.done(), Words.list(result.left())));
    return Outcome.done(new Fact.TablesFrozen(visit.now(), result.sums()));
  }

  private Outcome rest(Visit visit, String why) {
    visit.log(LogNames.FREEZE, "Resting for " + why + ".");
    return Outcome.waiting(why, tempo.look());
  }
}
