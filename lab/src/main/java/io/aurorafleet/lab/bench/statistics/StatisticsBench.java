package io.aurorafleet.lab.bench.statistics;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import io.aurorafleet.sandbox.rds.DataPlane.Address;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same data, without statistics before each way, on one real server. */
final class StatisticsBench {
  private StatisticsBench() {}

  /** What is made: databases all alike, with tables of several sizes. */
  record Plan(int databases, int tables, int rows, int jobs) {}

  /**
   * How long one way took.
   *
   * @param saneSeconds until every table had some statistics
   * @param fullSeconds until every table had full ones
   */
  record Way(String name, double saneSeconds, double fullSeconds) {}

  /** What came of it; the load says how far to believe the figures. */
  record Result(
      Plan plan, String server, List<Way> ways, double load, int processors, boolean complete) {}

  static Result run(Plan plan, WorkClock clock)
      throws IOException, SQLException, InterruptedException {
    try (PostgresDataPlane plane = new PostgresDataPlane()) {
      String version =
          plane.versions().stream().filter(v -> v.startsWith("15.")).findFirst().orElseThrow();
      String password = "bench";
      Address at = plane.create("bench", version, "bench", password, Map.of());
      BenchServer server = new BenchServer(at.host(), at.port(), "bench", password);
      server.fill(plan);
      List<Way> ways = new ArrayList<>();
      server.forget(plan);
      ways.add(server.serial(clock, 1));
      server.forget(plan);
      ways.add(server.serial(clock, plan.databases()));
      Optional<String> vacuumdb = Vacuumdb.find();
      if (vacuumdb.isPresent()) {
        server.forget(plan);
        ways.add(Vacuumdb.run(vacuumdb.get(), server, plan.jobs(), clock));
      }
      server.forget(plan);
      ways.add(OurWay.run(server, plan.jobs(), clock));
      return new Result(
          plan,
          version,
          ways,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors(),
          server.complete(plan));
    }
  }

  static double since(Duration began, WorkClock clock) {
    return clock.monotonic().minus(began).toMillis() / 1000.0;
  }
}
