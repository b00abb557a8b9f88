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
  record Plan(int databases, int tables, int rows, int jobs, int rounds) {}

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
      List<List<Way>> rounds = new ArrayList<>();
      for (int i = 0; i < plan.rounds(); i++) {
        rounds.add(round(plan, server, clock));
      }
      return new Result(
          plan,
          version,
          medians(rounds),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors(),
          server.complete(plan));
    }
  }

  /** Each way once; in turns, so that a busy neighbour hits all of them. */
  private static List<Way> round(Plan plan, BenchServer server, WorkClock clock)
      throws IOException, SQLException, InterruptedException {
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
    return ways;
  }

  /** Of each way the middle one of its times. */
  static List<Way> medians(List<List<Way>> rounds) {
    List<Way> medians = new ArrayList<>();
    for (int i = 0; i < rounds.get(0).size(); i++) {
      int way = i;
      medians.add(
          new Way(
              rounds.get(0).get(way).name(),
              median(rounds.stream().map(r -> r.get(way).saneSeconds()).toList()),
              median(rounds.stream().map(r -> r.get(way).fullSeconds()).toList())));
    }
    return medians;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  static double since(Duration began, WorkClock clock) {
    return clock.monotonic().minus(began).toMillis() / 1000.0;
  }
}
