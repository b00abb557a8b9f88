package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import java.sql.SQLException;
import java.util.List;

/** VACUUM FREEZE, table by table; what is frozen already is learnt from the catalog. */
final class Freezing {
  /**
   * Transactions since the oldest unfrozen row; a younger table that was ever vacuumed can wait.
   */
  private static final int YOUNG = 1_000_000;

  /**
   * TOAST tables are vacuumed with their own table. System tables that only RDS may vacuum are left
   * out; user tables are not, so that a missing right shows.
   */
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname FROM pg_class AS c
      JOIN pg_namespace AS n ON n.oid = c.relnamespace
      LEFT JOIN pg_class AS t ON t.oid = c.reltoastrelid
      LEFT JOIN pg_stat_all_tables AS s ON s.relid = c.oid
      CROSS JOIN LATERAL (
        SELECT greatest(age(c.relfrozenxid), coalesce(age(t.relfrozenxid), 0)) AS age) AS x
      WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND c.relfrozenxid <> '0'::xid
        AND (x.age > ? OR (coalesce(s.last_vacuum, s.last_autovacuum) IS NULL
                           AND pg_relation_size(c.oid) > 0))
        AND (n.nspname NOT IN ('pg_catalog', 'information_schema')
             OR pg_has_role(c.relowner, 'USAGE')
             OR (NOT c.relisshared AND pg_has_role(
                   (SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')))
      ORDER BY x.age DESC, n.nspname, c.relname
      """;

  private final Link link;
  private final Upkeep upkeep;

  Freezing(Link link) {
    this.link = link;
    upkeep = new Upkeep(link);
  }

  List<Table> tables() {
    return link.query(
        "list tables to freeze",
        TABLES,
        row -> new Table(row.getString(1), row.getString(2)),
        YOUNG);
  }

  /** Without TRUNCATE, which would lock out readers; SKIP_LOCKED needs PostgreSQL 12. */
  void freeze(Fence fence, Table table, Pulse pulse) {
    String doing = "freeze table \"" + table + "\"";
    fence.check();
    throttle(doing);
    upkeep.run(
        doing,
        "VACUUM (FREEZE, TRUNCATE false, SKIP_LOCKED) " + Sql.identifier(table),
        table,
        pulse);
  }

  private void throttle(String doing) {
    try {
      link.run("SET vacuum_cost_limit = " + link.settings().vacuumCostLimit());
      link.run("SET vacuum_cost_delay = " + link.settings().vacuumCostDelay().toMillis());
    } catch (SQLException e) {
      throw link.fault(e, doing);
    }
  }
}
