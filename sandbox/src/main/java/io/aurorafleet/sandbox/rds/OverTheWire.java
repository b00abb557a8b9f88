package io.aurorafleet.sandbox.rds;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The little SQL that RDS itself speaks to a cluster, as its master user. */
final class OverTheWire {
  private OverTheWire() {}

  /** Runs one statement; the failure's text has no statement in it, as that may hold a password. */
  static void run(DataPlane.Address at, String user, String password, String sql) {
    String url = "jdbc:postgresql://" + at.host() + ":" + at.port() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The server at " + at.host() + ":" + at.port() + " refused: SQLSTATE " + e.getSQLState());
    }
  }

  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String text(String literal) {
    return "'" + literal.replace("'", "''") + "'";
  }
}
