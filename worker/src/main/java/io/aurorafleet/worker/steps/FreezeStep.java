package io.aurorafleet.worker.steps;

import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Freezes old rows in every database while the cluster serves, throttled, so that the upgrade has
 * less to do. Tables it could not freeze are named.
 */
final class FreezeStep implements Step {
  private final Sight sight;
  private final Sessions sessions;

  @Inject
  FreezeStep(Sight sight, Sessions sessions) {
    this.sight = sight;
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public Outcome advance(Visit visit) {
    List<DatabaseWork> before =
        visit.latest(Fact.TablesFrozen.class).map(Fact.TablesFrozen::databases).orElse(List.of());
    TableWork work =
        new TableWork(
            session -> session.tablesToFreeze(),
            (session, table) -> session.freeze(visit.fence(), table, visit.pulse()),
            line -> visit.log(LogNames.FREEZE, line),
            sums -> visit.remember(new Fact.TablesFrozen(visit.now(), sums)));
    List<DatabaseWork> sums =
        work.run(visit, sessions.access(sight.of(visit), visit.worker()), before);
    visit.log(
        LogNames.EXECUTION,
        "Froze %d table(s); left: %s."
            .formatted(TableWork.done(sums), Words.list(TableWork.left(sums))));
    return Outcome.done(new Fact.TablesFrozen(visit.now(), sums));
  }
}
