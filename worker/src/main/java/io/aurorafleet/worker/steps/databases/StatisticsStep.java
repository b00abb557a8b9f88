package io.aurorafleet.worker.steps.databases;

import io.aurorafleet.cloud.announce.Announcer;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.TableSession.Depth;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.report.News;
import io.aurorafleet.worker.steps.rules.ExitGuard;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Words;
import io.aurorafleet.worker.tables.StatisticsJob;
import io.aurorafleet.worker.tables.TableWork;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives every table of every database statistics newer than the upgrade, which does not carry them
 * over: first rough ones wherever there are none, so that plans are sane soon, which is announced;
 * then thorough ones. Tables that something blocks are tried again for a while; an upgrade without
 * statistics is not a success. What is done is learnt from the catalog, so that a successor goes on
 * with the rest.
 */
public final class StatisticsStep implements Step {
  private final Sight sight;
  private final Sessions sessions;
  private final Announcer announcer;
  private final Tempo tempo;
  private final TableLimits limits;

  @Inject
  StatisticsStep(
      Sight sight, Sessions sessions, Announcer announcer, Tempo tempo, TableLimits limits) {
    this.sight = sight;
    this.sessions = sessions;
    this.announcer = announcer;
    this.tempo = tempo;
    this.limits = limits;
  }

  @Override
  public String name() {
    return "statistics";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
  }

  @Override
  public Outcome advance(Visit visit) {
    Sessions.Access access = sessions.access(sight.of(visit), visit.worker());
    Fact.Upgraded upgraded = visit.need(Fact.Upgraded.class);
    Instant since = upgraded.at().plus(serverAhead(visit, access));
    List<String> databases = access.databases();
    Fact.Usable usable =
        usable(visit, upgraded)
            .orElseGet(
                () -> {
                  TableWork.Result rough =
                      work(visit, access, Depth.ROUGH, since, since, databases);
                  return announce(visit, access, upgraded, rough);
                });
    TableWork.Result full = work(visit, access, Depth.FULL, since, usable.byServer(), databases);
    visit.log(
        LogNames.EXECUTION,
        "Analysed: %d table(s); left: %s.".formatted(full.done(), Words.list(full.left())));
    return decide(visit, full);
  }

  private TableWork.Result work(
      Visit visit,
      Sessions.Access access,
      Depth depth,
      Instant since,
      Instant rough,
      List<String> databases) {
    visit.log(LogNames.ANALYZE, "Statistics, " + (depth == Depth.ROUGH ? "rough" : "full") + ".");
    StatisticsJob job = new StatisticsJob(depth, since, rough);
    return new TableWork(visit, access, job, limits.sessions()).run(databases);
  }

  private static Optional<Fact.Usable> usable(Visit visit, Fact.Upgraded upgraded) {
    return visit.latest(Fact.Usable.class).filter(u -> !u.at().isBefore(upgraded.at()));
  }

  /** Statistics are dated by the server, facts by workers. */
  private static Duration serverAhead(Visit visit, Sessions.Access access) {
    try (DatabaseSession home = access.home()) {
      return Duration.between(visit.now(), home.serverTime());
    }
  }

  /** Told before it is remembered: rather twice than never. */
  private Fact.Usable announce(
      Visit visit, Sessions.Access access, Fact.Upgraded upgraded, TableWork.Result rough) {
    Instant byServer;
    try (DatabaseSession home = access.home()) {
      byServer = home.serverTime();
    }
    Instant now = visit.now();
    long seconds = Duration.between(upgraded.at(), now).toSeconds();
    Fact.Usable usable = new Fact.Usable(now, byServer, seconds, rough.left());
    visit.log(
        LogNames.EXECUTION,
        "Usable: every table has statistics, %d s after the upgraded cluster was back; without: %s."
            .formatted(seconds, Words.list(rough.left())));
    ExitGuard.attempt(
        visit,
        "announce that statistics are usable",
        () -> announcer.announce(News.usable(visit.checkpoint(), usable)));
    visit.remember(usable);
    return usable;
  }

  private Outcome decide(Visit visit, TableWork.Result result) {
    List<String> left = result.left();
    Fact.StatisticsGathered gathered = new Fact.StatisticsGathered(visit.now(), result.sums());
    if (left.isEmpty()) {
      return Outcome.done(gathered);
    }
    visit.remember(gathered);
    if (visit.inStep().compareTo(tempo.startDeadline()) < 0) {
      return Outcome.waiting(
          "%d blocked table(s) to be analysed".formatted(left.size()), tempo.look());
    }
    return Outcome.failed(
        Failure.fix(
                "statistics-incomplete",
                "Cluster %s is upgraded, but these tables have no statistics since: %s"
                    .formatted(visit.cluster(), Words.list(left)),
                "End what blocks them (the evidence names it) or grant the maintenance user access, then requeue: the run goes on with the statistics")
            .withEvidence(left));
  }
}
