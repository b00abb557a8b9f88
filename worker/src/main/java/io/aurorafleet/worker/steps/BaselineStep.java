package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Counts what every database holds before the upgrade, for the proof after it. */
final class BaselineStep implements Step {
  private final Sight sight;
  private final Sessions sessions;

  @Inject
  BaselineStep(Sight sight, Sessions sessions) {
    this.sight = sight;
    this.sessions = sessions;
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
    ClusterView view = sight.of(visit);
    States states = states(visit, sessions.access(view, visit.worker()));
    return Outcome.done(new Fact.Baseline(visit.now(), states.serverVersion(), states.databases()));
  }

  /** What every database holds, and which version answers. */
  record States(String serverVersion, List<DatabaseState> databases) {}

  static States states(Visit visit, Sessions.Access access) {
    List<DatabaseState> states = new ArrayList<>();
    String version = "";
    for (String database : access.databases()) {
      try (DatabaseSession session = access.open(database)) {
        version = session.serverVersion();
        DatabaseState state = session.holding(visit.pulse()).state();
        states.add(state);
        visit.log(
            LogNames.EXECUTION,
            "Database %s: %d table(s), %s row(s), %d extension(s), server %s."
                .formatted(
                    database,
                    state.tables(),
                    state.rows() < 0 ? "too many to count" : Long.toString(state.rows()),
                    state.extensions().size(),
                    version));
      }
    }
    return new States(version, states);
  }
}
