package io.aurorafleet.worker.steps;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Analyses every table of every database that has no statistics newer than the upgrade, which does
 * not carry them over. Tables that something blocks are tried again for a while; an upgrade without
 * statistics is not a success.
 */
final class StatisticsStep implements Step {
  private final Sight sight;
  private final Sessions sessions;
  private final Tempo tempo;

  @Inject
  StatisticsStep(Sight sight, Sessions sessions, Tempo tempo) {
    this.sight = sight;
    this.sessions = sessions;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "statistics";
  }

  @Override
  public Outcome advance(Visit visit) {
    Instant since = visit.need(Fact.Upgraded.class).at();
    List<DatabaseWork> before =
        visit
            .latest(Fact.StatisticsGathered.class)
            .filter(s -> !s.at().isBefore(since))
            .map(Fact.StatisticsGathered::databases)
            .orElse(List.of());
    TableWork work =
        new TableWork(
            session -> session.tablesToAnalyze(since),
            (session, table) -> session.analyze(visit.fence(), table, visit.pulse()),
            line -> visit.log(LogNames.ANALYZE, line),
            sums -> visit.remember(new Fact.StatisticsGathered(visit.now(), sums)));
    List<DatabaseWork> sums =
        work.run(visit, sessions.access(sight.of(visit), visit.worker()), before);
    visit.log(
        LogNames.EXECUTION,
        "Analysed %d table(s); left: %s."
            .formatted(TableWork.done(sums), Words.list(TableWork.left(sums))));
    return decide(visit, sums, visit.inStep());
  }

  private Outcome decide(Visit visit, List<DatabaseWork> sums, Duration inStep) {
    List<String> left = TableWork.left(sums);
    if (left.isEmpty()) {
      return Outcome.done(new Fact.StatisticsGathered(visit.now(), sums));
    }
    if (inStep.compareTo(tempo.startDeadline()) < 0) {
      return Outcome.waiting(
          "%d blocked table(s) to be analysed".formatted(left.size()), tempo.look());
    }
    return Outcome.failed(
        Failure.fix(
                "statistics-incomplete",
                "Cluster %s is upgraded, but these tables have no statistics since: %s"
                    .formatted(visit.cluster(), Words.list(left)),
                "End what blocks them (pg_locks, pg_stat_activity) or grant the maintenance user access, then requeue: the run goes on with the statistics")
            .withEvidence(left));
  }
}
