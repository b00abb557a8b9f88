package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Databases.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection with its faults translated: every method says what it is doing, so that the failure
 * can. Every statement is its own transaction.
 */
final class Link {
  /** Reads one row; never null. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Place place;
  private final DatabaseSettings settings;

  Link(Connection connection, Place place, DatabaseSettings settings) {
    this.connection = connection;
    this.place = place;
    this.settings = settings;
  }

  Connection connection() {
    return connection;
  }

  Place place() {
    return place;
  }

  DatabaseSettings settings() {
    return settings;
  }

  /** The server's major version. */
  int major() {
    try {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw fault(e, "ask for the server's version");
    }
  }

  <T> List<T> query(String doing, String sql, Row<T> row, Object... parameters) {
    try {
      return rows(sql, row, parameters);
    } catch (SQLException e) {
      throw fault(e, doing);
    }
  }

  /** Of the first row, if there is one. */
  <T> Optional<T> first(String doing, String sql, Row<T> row, Object... parameters) {
    return query(doing, sql, row, parameters).stream().findFirst();
  }

  <T> List<T> rows(String sql, Row<T> row, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      statement.execute();
      return read(statement, row);
    }
  }

  /** The same within the usual time limit, while the caller's pulse beats. */
  <T> List<T> rows(Pulse pulse, String sql, Row<T> row, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      new LongCall(connection, statement, settings.pulse()).execute(pulse);
      return read(statement, row);
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Runs a statement without time limit while the caller's pulse beats; cancels it when the pulse
   * throws.
   *
   * @return the server's warnings
   */
  List<SQLWarning> runLong(Pulse pulse, String sql, Object... parameters) throws SQLException {
    run("SET statement_timeout = 0");
    try (PreparedStatement statement = prepare(sql, parameters)) {
      new LongCall(connection, statement, settings.pulse()).execute(pulse);
      List<SQLWarning> warnings = new ArrayList<>();
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        warnings.add(w);
      }
      return warnings;
    } finally {
      restoreTimeout();
    }
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static <T> List<T> read(PreparedStatement statement, Row<T> row) throws SQLException {
    List<T> result = new ArrayList<>();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        result.add(row.read(rows));
      }
    }
    return result;
  }

  /** Of a session that is gone there is nothing to restore. */
  private void restoreTimeout() throws SQLException {
    try {
      if (!connection.isClosed()) {
        run("RESET statement_timeout");
      }
    } catch (SQLException e) {
      if (!SqlFaults.lost(e)) {
        throw e;
      }
    }
  }

  OutsideException fault(SQLException e, String doing) {
    return SqlFaults.of(e, place, doing);
  }
}
