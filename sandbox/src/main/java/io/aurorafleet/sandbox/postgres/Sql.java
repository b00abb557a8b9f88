package io.aurorafleet.sandbox.postgres;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small SQL: quoting, and queries whose answer is a list. */
final class Sql {
  /** Turns one row into a value. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private Sql() {}

  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String literal(@Nullable String text) {
    if (text == null) {
      return "NULL";
    }
    // E'' means the same whatever standard_conforming_strings says.
    return " E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  static <T> List<T> list(Connection connection, String query, Row<T> row) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(query)) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(row.of(rows));
        }
        return all;
      }
    }
  }

  static List<String> texts(Connection connection, String query) throws SQLException {
    return list(connection, query, row -> row.getString(1));
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** A query kept beside this class as {@code name.sql}. */
  static String resource(String name) {
    try (var in = Sql.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("No resource " + name + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("Cannot read " + Path.of(name + ".sql"), e);
    }
  }
}
