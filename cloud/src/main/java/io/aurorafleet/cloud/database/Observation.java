package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.DatabaseSession.Entry;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks that change nothing. */
final class Observation {
  /** More rows than this tell nobody more. */
  private static final int MOST_ROWS = 10_000;

  private final Link link;

  Observation(Link link) {
    this.link = link;
  }

  String serverVersion() {
    return link.first(
            "ask for the server's version",
            "SELECT current_setting('server_version')",
            row -> row.getString(1))
        .orElseThrow();
  }

  List<Entry> databases() {
    return link.query(
        "list databases",
        "SELECT datname, datallowconn, datconnlimit, datistemplate FROM pg_database"
            + " ORDER BY datname",
        row -> new Entry(row.getString(1), row.getBoolean(2), row.getInt(3), row.getBoolean(4)));
  }

  /** The next transaction id; pg_current_snapshot() is there since PostgreSQL 13. */
  long nextXid() {
    String sql =
        link.major() >= 13
            ? "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
            : "SELECT txid_snapshot_xmax(txid_current_snapshot())::text";
    return Long.parseLong(
        link.first("read the next transaction id", sql, row -> row.getString(1)).orElseThrow());
  }

  List<Map<String, String>> observe(String query) {
    try {
      link.run("BEGIN READ ONLY");
      try (Statement statement = link.connection().createStatement()) {
        statement.setMaxRows(MOST_ROWS);
        try (ResultSet rows = statement.executeQuery(query)) {
          return read(rows);
        }
      } finally {
        rollback();
      }
    } catch (SQLException e) {
      throw link.fault(e, "run a check");
    }
  }

  private void rollback() throws SQLException {
    try {
      link.run("ROLLBACK");
    } catch (SQLException e) {
      if (!SqlFaults.lost(e)) {
        throw e;
      }
    }
  }

  private static List<Map<String, String>> read(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<Map<String, String>> result = new ArrayList<>();
    while (rows.next()) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String value = rows.getString(i);
        row.put(columns.getColumnLabel(i), value == null ? "" : value);
      }
      result.add(row);
    }
    return result;
  }
}
