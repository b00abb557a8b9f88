package io.aurorafleet.sandbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Defines in an empty database what the users defined in the old one, in their names and order. A
 * statement that fails is noted and passed over: whether anything is missing is decided by the
 * catalogs afterwards, not by how it came about.
 */
final class Replay {
  private static final String SCHEMAS =
      "SELECT quote_ident(nspname) FROM pg_namespace"
          + " WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')";
  private static final String CREATES =
      "CREATE (?:OR REPLACE )?(?:UNLOGGED |RECURSIVE |FOREIGN |MATERIALIZED )?"
          + "(?:TABLE|VIEW|SEQUENCE|TYPE|DOMAIN|FUNCTION|PROCEDURE|AGGREGATE|STATISTICS|COLLATION"
          + "|CONVERSION|TEXT SEARCH CONFIGURATION|TEXT SEARCH DICTIONARY) "
          + "(?:IF NOT EXISTS )?"
          + SqlText.NAME
          + "(?!\\s*\\.)";

  private final Connection from;
  private final Connection to;
  private final Map<String, String> extensions;
  private final List<String> errors = new ArrayList<>();

  Replay(Connection from, Connection to) throws SQLException {
    this.from = from;
    this.to = to;
    // At the version they have: an upgrade leaves that to ALTER EXTENSION … UPDATE.
    this.extensions =
        Sql.list(
                from,
                "SELECT extname, format('CREATE EXTENSION IF NOT EXISTS %I SCHEMA %I VERSION %L"
                    + " CASCADE', extname, nspname, extversion)"
                    + " FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace",
                row -> Map.entry(row.getString(1), row.getString(2)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns what went wrong on the way, which may or may not matter. */
  List<String> run(List<DdlHistory.Ddl> history) throws SQLException {
    for (DdlHistory.Ddl ddl : history) {
      become(ddl.user(), searchPath(ddl));
      ddl.statements().forEach(this::define);
      // What was sent may have opened a transaction or changed the role.
      Sql.run(to, "COMMIT");
    }
    become(DataDirectory.ADMIN, "pg_catalog");
    extensions.values().forEach(this::attempt);
    settleOwnersAndAccess();
    return errors;
  }

  private void become(String user, String searchPath) throws SQLException {
    boolean known =
        !Sql.texts(to, "SELECT 1 FROM pg_roles WHERE rolname = " + Sql.literal(user)).isEmpty();
    Sql.run(
        to,
        "RESET SESSION AUTHORIZATION; RESET ALL; SET check_function_bodies = off;"
            + " SET session_replication_role = replica; SET client_min_messages = error;"
            + " SET search_path = "
            + searchPath
            + (known ? "; SET SESSION AUTHORIZATION " + Sql.name(user) : ""));
  }

  /**
   * The log does not say which search_path was set. An unqualified name is looked for in all
   * schemas, and one that is created goes where it is found in the old database.
   */
  private String searchPath(DdlHistory.Ddl ddl) throws SQLException {
    List<String> path = new ArrayList<>(List.of("\"$user\"", "public"));
    path.addAll(Sql.texts(to, SCHEMAS));
    for (String statement : ddl.statements()) {
      Optional<String> created = SqlText.match(statement, CREATES).map(found -> found.group(1));
      if (created.isPresent()) {
        List<String> homes = Sql.texts(from, homesOf(SqlText.unquoted(created.get())));
        if (!homes.isEmpty() && !homes.contains("public")) {
          path.add(0, homes.get(0));
        }
        break;
      }
    }
    return String.join(", ", path);
  }

  private static String homesOf(String name) {
    return "SELECT DISTINCT quote_ident(nspname) FROM"
        + " (SELECT relname AS name, relnamespace AS home FROM pg_class"
        + " UNION ALL SELECT proname, pronamespace FROM pg_proc"
        + " UNION ALL SELECT typname, typnamespace FROM pg_type"
        + " UNION ALL SELECT stxname, stxnamespace FROM pg_statistic_ext"
        + " UNION ALL SELECT collname, collnamespace FROM pg_collation"
        + " UNION ALL SELECT conname, connamespace FROM pg_conversion"
        + " UNION ALL SELECT cfgname, cfgnamespace FROM pg_ts_config"
        + " UNION ALL SELECT dictname, dictnamespace FROM pg_ts_dict) AS named"
        + " JOIN pg_namespace n ON n.oid = home"
        + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND name = "
        + Sql.literal(name);
  }

  private void define(String statement) {
    String extension =
        SqlText.match(statement, "CREATE EXTENSION (?:IF NOT EXISTS )?" + SqlText.NAME)
            .map(found -> SqlText.unquoted(found.group(1)))
            .orElse("");
    attempt(extensions.getOrDefault(extension, statement));
  }

  private void attempt(String statement) {
    try {
      Sql.run(to, statement);
    } catch (SQLException e) {
      errors.add(e.getMessage() + " in: " + statement);
    }
  }

  private void settleOwnersAndAccess() throws SQLException {
    List<String> present = owners(to).stream().map(Owner::key).toList();
    for (Owner owner : owners(from)) {
      if (!present.contains(owner.key())) {
        attempt(owner.statement());
      }
    }
    Sql.texts(from, Sql.resource("public-access")).forEach(this::attempt);
  }

  private record Owner(String key, String statement) {}

  private static List<Owner> owners(Connection database) throws SQLException {
    return Sql.list(
        database,
        Sql.resource("owners"),
        row -> new Owner(row.getString(1) + " of " + row.getString(2), row.getString(3)));
  }
}
