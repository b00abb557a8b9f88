package io.aurorafleet.lab.bench.statistics;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.lab.bench.statistics.StatisticsBench.Plan;
import io.aurorafleet.lab.bench.statistics.StatisticsBench.Way;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** A server with databases {@code bench_1} and so on. */
record BenchServer(String host, int port, String user, String password) {
  /**
   * A fifth of the tables has all the rows, the others ever fewer. RDS's own database, at which
   * vacuumdb gives up, is hidden from it.
   */
  void fill(Plan plan) throws SQLException {
    run(
        "postgres",
        "CREATE DATABASE bench_1",
        "UPDATE pg_database SET datallowconn = false WHERE datname = 'rdsadmin'");
    for (int i = 1; i <= plan.tables(); i++) {
      int rows = Math.max(100, plan.rows() >> (2 * (i % 5)));
      run(
          "bench_1",
          """
          CREATE TABLE t%1$d (id bigint PRIMARY KEY, customer int, name text, city text,
            at timestamptz, price numeric, state text, note text)
            WITH (autovacuum_enabled = false)
          """
              .formatted(i),
          """
          INSERT INTO t%1$d SELECT i, i %% 1000, md5(i::text), 'city ' || i %% 300,
            timestamptz '2026-01-01' + i * interval '1 s', i * 1.5, (ARRAY['a', 'b'])[1 + i %% 2],
            repeat('x', i %% 100) FROM generate_series(1, %2$d) AS i
          """
              .formatted(i, rows));
    }
    for (int d = 2; d <= plan.databases(); d++) {
      run("postgres", "CREATE DATABASE bench_%d TEMPLATE bench_1".formatted(d));
    }
  }

  /** As a major upgrade leaves it: nothing is known of any table, system tables too. */
  void forget(Plan plan) throws SQLException {
    for (int d = 1; d <= plan.databases(); d++) {
      run(
          "bench_" + d,
          "DELETE FROM pg_statistic",
          "UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE relkind IN ('r', 'm')",
          "SELECT pg_stat_reset()");
    }
    run("postgres", "CHECKPOINT");
  }

  /** The replaced system's way, in one database as it did, or one database after the other. */
  Way serial(WorkClock clock, int databases) throws SQLException {
    Duration began = clock.monotonic();
    for (int d = 1; d <= databases; d++) {
      run("bench_" + d, "ANALYZE");
    }
    double seconds = StatisticsBench.since(began, clock);
    String name =
        databases == 1
            ? "serial ANALYZE of one database"
            : "serial ANALYZE of %d databases".formatted(databases);
    return new Way(name, seconds, seconds);
  }

  /** Whether the last way left every table with full statistics. */
  boolean complete(Plan plan) throws SQLException {
    for (int d = 1; d <= plan.databases(); d++) {
      try (Connection connection = open("bench_" + d);
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  SELECT count(*) FROM pg_stats
                  WHERE schemaname = 'public' AND attname = 'id'
                    AND cardinality(histogram_bounds) >= 100
                  """)) {
        row.next();
        if (row.getInt(1) != plan.tables()) {
          return false;
        }
      }
    }
    return true;
  }

  private void run(String database, String... statements) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Connection open(String database) throws SQLException {
    Properties properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(host, port, database), properties);
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port;
  }
}
