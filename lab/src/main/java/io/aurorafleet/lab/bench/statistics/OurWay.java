package io.aurorafleet.lab.bench.statistics;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.DatabaseSettings;
import io.aurorafleet.cloud.database.JdbcDatabases;
import io.aurorafleet.cloud.database.TableSession.Depth;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.lab.bench.statistics.StatisticsBench.Way;
import io.aurorafleet.survey.MaintenanceLogins;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.tables.StatisticsJob;
import io.aurorafleet.worker.tables.TableWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The worker's own table work, as its statistics step does it, without RDS and without store. */
final class OurWay {
  private OurWay() {}

  static Way run(BenchServer server, int jobs, WorkClock clock) {
    Login login = new Login(server.user(), server.password());
    Sessions sessions =
        new Sessions(
            new MaintenanceLogins(secret -> login, (user, host, port) -> login),
            new JdbcDatabases(DatabaseSettings.defaults().secured("disable", null)));
    BenchVisit visit = new BenchVisit(clock);
    Sessions.Access access = sessions.access(view(server), visit.worker());
    Duration began = clock.monotonic();
    Instant since = time(access);
    List<String> databases = access.databases();
    work(visit, access, new StatisticsJob(Depth.ROUGH, since, since), jobs, databases);
    double sane = StatisticsBench.since(began, clock);
    work(visit, access, new StatisticsJob(Depth.FULL, since, time(access)), jobs, databases);
    return new Way(
        "aurora-fleet, %d sessions".formatted(jobs), sane, StatisticsBench.since(began, clock));
  }

  private static void work(
      BenchVisit visit,
      Sessions.Access access,
      StatisticsJob job,
      int jobs,
      List<String> databases) {
    TableWork.Result result = new TableWork(visit, access, job, jobs).run(databases);
    if (!result.left().isEmpty()) {
      throw new IllegalStateException("Not analysed: " + result.left());
    }
  }

  private static Instant time(Sessions.Access access) {
    try (DatabaseSession home = access.home()) {
      return home.serverTime();
    }
  }

  private static ClusterView view(BenchServer server) {
    return new ClusterView(
        new ClusterId("bench"),
        "arn:aws:rds:us-east-1:123456789012:cluster:bench",
        "cluster-BENCH",
        ClusterView.AVAILABLE,
        new EngineVersion("15.19"),
        "provisioned",
        server.host(),
        server.port(),
        null,
        "default.aurora-postgresql15",
        List.of(),
        null,
        List.of(),
        null,
        null,
        false,
        List.of(),
        Map.of(ClusterView.SECRET_TAG, "bench"),
        new ClusterView.Shape(
            null, List.of(), false, null, null, null, false, 1, null, false, null, null, null,
            List.of()));
  }
}
