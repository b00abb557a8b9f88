package io.aurorafleet.lab.scenario;

import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks a database without any of the product's own code. */
final class Sql {
  private Sql() {}

  static void run(Access access, String database, String... statements) throws SQLException {
    try (Connection connection = access.open(database);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** The first column. */
  static List<String> ask(Access access, String database, String query) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = access.open(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }

  static String one(Access access, String database, String query) throws SQLException {
    return ask(access, database, query).get(0);
  }
}
