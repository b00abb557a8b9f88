package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import java.sql.SQLException;
import java.util.List;

/** VACUUM FREEZE, table by table; what is frozen already is learnt from the catalog. */
final class Freezing {
  /** Transactions since the oldest unfrozen row; a younger table that was vacuumed can wait. */
  private static final long YOUNG = 1_000_000;

  private record Row(Piece piece, boolean todo) {}

  /**
   * TOAST tables are vacuumed with their own table; a size is not asked of a table whose lock would
   * have to be waited for. System tables that only RDS may vacuum are left out; user tables are
   * not, so that a missing right shows. What was vacuumed stands in pg_class, which unlike the
   * statistics counters survives a crash.
   */
  private static final String TABLES =
      """
      WITH locked AS (
        SELECT relation FROM pg_locks
        WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'
          AND pid IS DISTINCT FROM pg_backend_pid()
      ), candidate AS (
        SELECT n.nspname, c.relname, c.relallvisible, x.age, mxid_age(c.relminmxid) AS mxid_age,
               CASE WHEN c.oid IN (SELECT relation FROM locked WHERE relation IS NOT NULL)
                    THEN c.relpages * 8192::bigint
                    ELSE coalesce(pg_relation_size(c.oid), 0)
                         + coalesce(t.relpages, 0) * 8192::bigint END AS size
        FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_class AS t ON t.oid = c.reltoastrelid
        CROSS JOIN LATERAL (
          SELECT greatest(age(c.relfrozenxid), coalesce(age(t.relfrozenxid), 0)) AS age) AS x
        WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND c.relfrozenxid <> '0'::xid
          AND (n.nspname NOT IN ('pg_catalog', 'information_schema')
               OR pg_has_role(c.relowner, 'USAGE')
               OR (NOT c.relisshared AND pg_has_role(
                     (SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')))
      )
      SELECT nspname, relname, size, age,
             age > ?::bigint + ?::bigint OR mxid_age > ?::bigint
             OR (relallvisible = 0 AND size > 0 AND age > ?::bigint) AS todo
      FROM candidate ORDER BY age DESC, nspname, relname
      """;

  private final Link link;
  private final Upkeep upkeep;
  private final Observation observation;

  Freezing(Link link) {
    this.link = link;
    upkeep = new Upkeep(link);
    observation = new Observation(link);
  }

  Backlog backlog(long since) {
    long passed = Math.max(0, observation.nextXid() - since);
    List<Row> rows =
        link.query(
            "list tables to freeze",
            TABLES,
            row ->
                new Row(
                    new Piece(
                        new Table(row.getString(1), row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        false,
                        false,
                        List.of()),
                    row.getBoolean(5)),
            YOUNG,
            passed,
            YOUNG,
            passed);
    return new Backlog(
        rows.size(),
        rows.stream().mapToLong(r -> r.piece().bytes()).sum(),
        rows.stream().filter(Row::todo).map(Row::piece).toList());
  }

  /** Without TRUNCATE, which would lock out readers; SKIP_LOCKED needs PostgreSQL 12. */
  void freeze(Fence fence, Piece piece, int costLimit, Pulse pulse) {
    String doing = "freeze table \"" + piece.table() + "\"";
    fence.check();
    throttle(doing, costLimit);
    upkeep.run(
        doing,
        "VACUUM (FREEZE, TRUNCATE false, SKIP_LOCKED) " + Sql.identifier(piece.table()),
        piece.table(),
        pulse);
  }

  private void throttle(String doing, int costLimit) {
    try {
      link.run(
          "SET vacuum_cost_limit = %d; SET vacuum_cost_delay = %d"
              .formatted(
                  Math.min(10_000, Math.max(1, costLimit)),
                  link.settings().vacuumCostDelay().toMillis()));
    } catch (SQLException e) {
      throw link.fault(e, doing);
    }
  }
}
