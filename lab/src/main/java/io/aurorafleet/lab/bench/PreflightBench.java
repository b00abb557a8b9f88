package io.aurorafleet.lab.bench;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSettings;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.JdbcDatabases;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.FleetSeeder;
import io.aurorafleet.lab.fleet.PlannedCluster;
import io.aurorafleet.lab.local.LocalAws;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.survey.ClusterSurvey;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Preflight of one cluster with many databases, on a real server. */
final class PreflightBench {
  private static final EngineVersion TARGET = new EngineVersion("17.11");
  private static final int LOOKS = 3;

  private PreflightBench() {}

  /**
   * What came of it.
   *
   * @param seconds of each look, the first by a cold program
   * @param sessions opened for each look, per database of the server
   * @param asked questions in each look, per database
   */
  record Result(
      int databases,
      int tables,
      List<Double> seconds,
      double sessions,
      double asked,
      int findings,
      int blockers) {}

  static Result run(int databases, int tables, WorkClock clock) throws IOException, SQLException {
    try (LocalAws aws = LocalAws.start(SandboxOptions.Ports.FREE, 300, EventPlan.NONE)) {
      PlannedCluster wide = PlannedCluster.of("wide", "15.19").with(Map.of("app", List.of()));
      Map<String, DatabaseProof.Access> access = new FleetSeeder(aws).seed(List.of(wide));
      ManyDatabases.make(access.values().iterator().next(), databases, tables);
      CountedDatabases counted =
          new CountedDatabases(new JdbcDatabases(DatabaseSettings.from(aws.environment())));
      SurveyorComponent parts =
          DaggerSurveyorComponent.factory()
              .create(aws.rds(), aws.sandbox().secrets(), counted, clock);
      List<Double> seconds = new ArrayList<>();
      ClusterSurvey survey = look(parts, clock, seconds);
      for (int i = 1; i < LOOKS; i++) {
        survey = look(parts, clock, seconds);
      }
      double looks = LOOKS * (double) databases;
      return new Result(
          databases,
          tables,
          seconds,
          counted.sessions() / looks,
          counted.asked() / looks,
          survey.findings().size(),
          survey.blockers().size());
    }
  }

  private static ClusterSurvey look(SurveyorComponent parts, WorkClock clock, List<Double> took) {
    Duration began = clock.monotonic();
    ClusterView view = parts.clusters().find(new ClusterId("wide")).orElseThrow();
    ClusterSurvey survey =
        parts
            .surveyor()
            .look(
                view,
                TARGET,
                RunModule.UPGRADE,
                RunOptions.defaults(),
                new Databases.Worker("bench", "wide", 0),
                Pulse.NONE);
    took.add(clock.monotonic().minus(began).toMillis() / 1000.0);
    return survey;
  }
}
