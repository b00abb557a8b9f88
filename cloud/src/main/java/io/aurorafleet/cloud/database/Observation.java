package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession.Entry;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
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

  /** Statistics are dated by it. */
  Instant serverTime() {
    return link.first(
            "read the server's clock",
            "SELECT clock_timestamp()",
            row -> row.getObject(1, OffsetDateTime.class).toInstant())
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
    return observeAll(List.of(query)).get(0);
  }

  /** The driver sends all statements before it waits for the first answer. */
  List<List<Map<String, String>>> observeAll(List<String> queries) {
    if (queries.isEmpty()) {
      return List.of();
    }
    StringBuilder sql = new StringBuilder(begin());
    // On a line of its own, the semicolon ends a query that ends with a comment, too.
    queries.forEach(
        query -> sql.append(";\n").append(query.strip().replaceFirst(";$", "")).append('\n'));
    sql.append(";\nROLLBACK");
    try (Statement statement = link.connection().createStatement()) {
      statement.setMaxRows(MOST_ROWS);
      List<List<Map<String, String>>> answers = answers(statement, sql.toString());
      if (answers.size() != queries.size()) {
        throw new IllegalArgumentException("Each query must be one statement that returns rows");
      }
      return answers;
    } catch (SQLException e) {
      OutsideException fault = link.fault(e, "run a check");
      restore(fault);
      throw fault;
    }
  }

  /** To compile a query over catalogs takes far longer than to run it. */
  private String begin() {
    return link.major() >= 11 ? "BEGIN READ ONLY;\nSET LOCAL jit = off" : "BEGIN READ ONLY";
  }

  private static List<List<Map<String, String>>> answers(Statement statement, String sql)
      throws SQLException {
    List<List<Map<String, String>>> answers = new ArrayList<>();
    boolean rows = statement.execute(sql);
    while (rows || statement.getUpdateCount() != -1) {
      if (rows) {
        answers.add(read(statement.getResultSet()));
      }
      rows = statement.getMoreResults();
    }
    return answers;
  }

  /** The session goes on after a query that failed. */
  private void restore(OutsideException fault) {
    try {
      rollback();
    } catch (SQLException e) {
      fault.addSuppressed(e);
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
