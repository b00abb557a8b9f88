package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Pulse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs a script of the user's, which checks a database by its own lights. */
final class Script {
  private final Link link;

  Script(Link link) {
    this.link = link;
  }

  /**
   * Read-only and rolled back; what the server objects to is a result, a lost session is thrown.
   */
  List<String> verify(String script, Pulse pulse) {
    List<String> wrong = new ArrayList<>();
    try {
      link.run("BEGIN READ ONLY");
      try {
        link.run("SET LOCAL search_path = \"$user\", public");
        wrong.addAll(run(script, pulse));
      } catch (SQLException e) {
        if (SqlFaults.lost(e)) {
          throw e;
        }
        wrong.add(SqlFaults.words(e));
      } finally {
        if (!link.connection().isClosed()) {
          link.run("ROLLBACK");
        }
      }
    } catch (SQLException e) {
      throw link.fault(e, "run the verification script");
    }
    return wrong;
  }

  private List<String> run(String script, Pulse pulse) throws SQLException {
    try (Statement statement = link.connection().createStatement()) {
      statement.setEscapeProcessing(false);
      new LongCall(
              link.connection(),
              statement,
              () -> statement.execute(script),
              link.settings().pulse())
          .execute(pulse);
      List<String> wrong = new ArrayList<>();
      int number = 1;
      boolean rows = statement.getResultSet() != null;
      while (rows || statement.getUpdateCount() != -1) {
        if (rows && saysNo(statement)) {
          wrong.add("statement %d says false".formatted(number));
        }
        number++;
        rows = statement.getMoreResults();
      }
      return wrong;
    }
  }

  private static boolean saysNo(Statement statement) throws SQLException {
    try (ResultSet row = statement.getResultSet()) {
      return row.getMetaData().getColumnTypeName(1).equals("bool")
          && row.next()
          && !row.getBoolean(1);
    }
  }
}
