package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane.Address;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Clusters for tests: their clients, and scripts run as a client would. */
final class Sandbox implements AutoCloseable {
  static final String MASTER = "master";
  static final String PASSWORD = "a 'secret'";

  final PostgresDataPlane plane = new PostgresDataPlane();

  Address create(String cluster, String version, Map<String, String> settings) {
    return plane.create(cluster, version, MASTER, PASSWORD, settings);
  }

  static Connection connect(Address at, String database) throws SQLException {
    return connect(at, database, MASTER, PASSWORD);
  }

  static Connection connect(Address at, String database, String user, String password)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    String path =
        java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8)
            .replace("+", "%20");
    return DriverManager.getConnection(
        "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + path, properties);
  }

  /** Runs a script in one session, statement by statement. */
  static void run(Address at, String database, String script) throws SQLException {
    try (Connection session = connect(at, database)) {
      for (String statement : SqlText.split(script)) {
        Sql.run(session, statement);
      }
    }
  }

  static String ask(Address at, String database, String query) throws SQLException {
    try (Connection session = connect(at, database)) {
      return String.join(",", Sql.texts(session, query));
    }
  }

  static List<String> catalog(Address at, String database) throws SQLException {
    try (Connection session = connect(at, database)) {
      return Sql.texts(session, Sql.resource("catalog")).stream().sorted().toList();
    }
  }

  /** Takes the cluster down, moves it and brings it up again. */
  void upgrade(String cluster, String version) throws Exception {
    plane.takeDown(cluster);
    try {
      plane.upgrade(cluster, version);
    } finally {
      plane.bringUp(cluster, Map.of());
    }
  }

  @Override
  public void close() {
    plane.close();
  }
}
