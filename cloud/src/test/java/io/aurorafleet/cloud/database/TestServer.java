package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.database.Databases.Worker;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.sandbox.rds.DataPlane.Address;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** One server, with what tests do to it behind our sessions' back. */
record TestServer(Address at) {
  static final Login LOGIN = new Login("maintainer", "p'a\"ss w\\ord");
  static final DatabaseSettings SETTINGS =
      DatabaseSettings.defaults()
          .secured("disable", null)
          .timed(Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofMillis(20));

  Place place(String database) {
    return new Place(at.host(), at.port(), database);
  }

  static Worker worker(long visit) {
    return new Worker("20261122t2100-k3x9", "orders", visit);
  }

  DatabaseSession open(String database, long visit) {
    return open(database, visit, SETTINGS);
  }

  DatabaseSession open(String database, long visit, DatabaseSettings settings) {
    return new JdbcDatabases(settings).open(place(database), LOGIN, worker(visit));
  }

  Connection connect(String database) throws SQLException {
    return connect(database, new Properties());
  }

  Connection connect(String database, Properties properties) throws SQLException {
    properties.setProperty("user", LOGIN.user());
    properties.setProperty("password", LOGIN.password());
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                at.host(),
                at.port(),
                java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8)),
        properties);
  }

  /** A database of its own for a test, empty. */
  String fresh(String name) throws SQLException {
    run("postgres", "DROP DATABASE IF EXISTS " + Sql.identifier(name));
    run("postgres", "CREATE DATABASE " + Sql.identifier(name));
    return name;
  }

  void run(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  List<String> texts(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /** Waits until the query, asked again and again, has a row. */
  void await(String database, String sql) throws SQLException {
    run(
        database,
        """
        DO $wait$ BEGIN
          FOR i IN 1..1000 LOOP
            IF EXISTS (%s) THEN RETURN; END IF;
            PERFORM pg_sleep(0.02), pg_stat_clear_snapshot();
          END LOOP;
          RAISE 'nothing came of: %%', $q$%s$q$;
        END $wait$\
        """
            .formatted(sql, sql));
  }
}
