package io.aurorafleet.lab.oracle;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.sandbox.rds.DataPlane.Address;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Runs a case's SQL; a line {@code \c name} goes on in another database, made if it is missing. */
final class Script {
  static final String USER = "maintainer";
  static final String PASSWORD = "sandbox-only";
  private static final String FIRST = "app";
  private static final Pattern CONNECT =
      Pattern.compile("^\\\\c(?:onnect)?[ \\t]+(.+?)[ \\t]*$", Pattern.MULTILINE);

  private final OracleCase oracleCase;
  private final Address address;

  Script(OracleCase oracleCase, Address address) {
    this.oracleCase = oracleCase;
    this.address = address;
  }

  /** Statement by statement; the first that fails ends the command, named. */
  void run() {
    String database = FIRST;
    int from = 0;
    Matcher connect = CONNECT.matcher(oracleCase.sql());
    while (connect.find()) {
      run(database, oracleCase.sql().substring(from, connect.start()));
      database = connect.group(1);
      from = connect.end();
    }
    run(database, oracleCase.sql().substring(from));
  }

  private void run(String database, String sql) {
    String statement = "connect to " + database;
    try {
      make(database);
      try (Connection connection = connect(database);
          Statement running = connection.createStatement()) {
        running.setEscapeProcessing(false);
        for (String one : statements(sql)) {
          statement = one;
          running.execute(one);
        }
      }
    } catch (SQLException e) {
      throw CommandException.badInput(
          "case-fails",
          "The case %s does not run. Statement: %s\nPostgreSQL says: %s"
              .formatted(oracleCase.name(), statement, e.getMessage()),
          "Correct the statement, or say in the header which majors it is for (-- Sources: 13-15).");
    }
  }

  private void make(String database) throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      if (!statement
          .executeQuery(
              "SELECT 1 FROM pg_database WHERE datname = '" + database.replace("'", "''") + "'")
          .next()) {
        statement.execute("CREATE DATABASE \"" + database.replace("\"", "\"\"") + "\"");
      }
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("sslmode", "disable");
    properties.setProperty("preferQueryMode", "simple");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                address.host(),
                address.port(),
                URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20")),
        properties);
  }

  private static List<String> statements(String sql) throws SQLException {
    List<String> statements = new ArrayList<>();
    for (NativeQuery query : Parser.parseJdbcSql(sql, true, false, true, false, false)) {
      String one =
          query.nativeSql.replaceFirst("\\A(?:\\s+|--[^\\n]*(?:\\n|\\z)|/\\*(?s:.*?)\\*/)+", "");
      if (!one.isBlank()) {
        statements.add(one.strip());
      }
    }
    return statements;
  }
}
