package io.aurorafleet.cloud.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.proof.PlannedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The statements that take most time, and how the planner would run them. Nothing is run: a generic
 * plan of a prepared statement is explained, in a read-only transaction.
 */
final class Plans {
  private static final int MOST = 20;

  private static final String SCHEMA =
      """
      SELECT n.nspname FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
      WHERE e.extname = 'pg_stat_statements'
      """;

  /** Our own login's statements are not the application's. */
  private static final String TOP =
      """
      SELECT s.query, coalesce(min(replace(
               coalesce((SELECT substr(c.setting, 13)
                         FROM pg_db_role_setting AS d CROSS JOIN unnest(d.setconfig) AS c (setting)
                         WHERE c.setting LIKE 'search_path=%%' AND d.setrole IN (0, s.userid)
                           AND d.setdatabase IN (0, s.dbid)
                         ORDER BY d.setrole DESC, d.setdatabase DESC LIMIT 1), '"$user", public'),
               '"$user"', quote_ident(pg_get_userbyid(s.userid)))), 'public')
      FROM %s.pg_stat_statements AS s
      WHERE s.dbid = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
        AND s.userid <> (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = current_user)
        AND s.query ~* '^\\s*(select|insert|update|delete|with|merge)\\M'
        AND strpos(s.query, ';') = 0
      GROUP BY s.query ORDER BY sum(s.total_exec_time) DESC, s.query LIMIT %d
      """;

  private final Link link;

  Plans(Link link) {
    this.link = link;
  }

  /** Of the statements that took most time; none without pg_stat_statements. */
  List<PlannedStatement> top() {
    Optional<String> schema =
        link.first("look for pg_stat_statements", SCHEMA, row -> row.getString(1));
    if (schema.isEmpty()) {
      return List.of();
    }
    try {
      String sql = TOP.formatted(Sql.identifier(schema.get()), MOST);
      return of(
          link.rows(
              sql, row -> new PlannedStatement(row.getString(1), row.getString(2), 0, List.of())));
    } catch (SQLException e) {
      if (SqlFaults.lost(e)) {
        throw link.fault(e, "read pg_stat_statements");
      }
      // Installed, but not preloaded, or not ours to read.
      return List.of();
    }
  }

  /** The same statements with their plans of now. */
  List<PlannedStatement> of(List<PlannedStatement> statements) {
    List<PlannedStatement> plans = new ArrayList<>();
    for (PlannedStatement statement : statements) {
      // A second statement behind a semicolon would run, so what has one is not looked at.
      if (statement.text().indexOf(';') < 0) {
        plan(statement).ifPresent(plans::add);
      }
    }
    return plans;
  }

  private Optional<PlannedStatement> plan(PlannedStatement of) {
    try (Statement statement = link.connection().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("BEGIN READ ONLY");
      try {
        forget(statement);
        statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
        link.rows("SELECT set_config('search_path', ?, true)", row -> true, of.searchPath());
        statement.execute("PREPARE aurora_fleet_probe AS " + of.text());
        String json = explain(statement, parameters(statement));
        statement.execute("DEALLOCATE aurora_fleet_probe");
        return Optional.of(read(of, json));
      } finally {
        statement.execute("ROLLBACK");
      }
    } catch (SQLException e) {
      if (SqlFaults.lost(e)) {
        throw link.fault(e, "look at the plan of a statement");
      }
      return Optional.empty();
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** A prepared statement outlives the transaction in which it could not be explained. */
  private static void forget(Statement statement) throws SQLException {
    if (parameters(statement) >= 0) {
      statement.execute("DEALLOCATE aurora_fleet_probe");
    }
  }

  /** -1 when nothing is prepared. */
  private static int parameters(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT cardinality(parameter_types) FROM pg_catalog.pg_prepared_statements"
                + " WHERE name = 'aurora_fleet_probe'")) {
      return row.next() ? row.getInt(1) : -1;
    }
  }

  private static String explain(Statement statement, int parameters) throws SQLException {
    String values =
        parameters == 0
            ? ""
            : "(" + String.join(", ", Collections.nCopies(parameters, "NULL")) + ")";
    try (ResultSet row =
        statement.executeQuery("EXPLAIN (FORMAT JSON) EXECUTE aurora_fleet_probe" + values)) {
      row.next();
      return row.getString(1);
    }
  }

  private static PlannedStatement read(PlannedStatement of, String json)
      throws UnreadableException {
    JsonNode plan =
        Json.tree("{\"explained\":" + json + "}").path("explained").path(0).path("Plan");
    List<String> lines = new ArrayList<>();
    walk(plan, 0, lines);
    return new PlannedStatement(
        of.text(), of.searchPath(), plan.path("Total Cost").asDouble(), lines);
  }

  private static void walk(JsonNode node, int depth, List<String> lines) {
    String index = node.path("Index Name").asText("");
    String relation = node.path("Relation Name").asText("");
    lines.add(
        "  ".repeat(depth)
            + node.path("Node Type").asText("?")
            + (index.isEmpty() ? "" : " using " + index)
            + (relation.isEmpty() ? "" : " on " + relation));
    node.path("Plans").forEach(child -> walk(child, depth + 1, lines));
  }
}
