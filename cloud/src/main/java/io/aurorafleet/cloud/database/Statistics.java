package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The planner's statistics. When a table was analysed stands in pg_stat_all_tables, for partitioned
 * parents since PostgreSQL 14; before, whether statistics over the whole tree exist has to do.
 */
final class Statistics {
  /** What is known of the statistics of all tables. */
  record Summary(int unanalyzed, @Nullable Instant oldest) {}

  private static final String USER_TABLES =
      """
      WITH known AS (
        SELECT c.oid, c.relkind, c.relispartition, n.nspname, c.relname,
               greatest(s.last_analyze, s.last_autoanalyze) AS analyzed,
               EXISTS (SELECT FROM pg_stats AS p
                       WHERE p.schemaname = n.nspname AND p.tablename = c.relname
                         AND (p.inherited OR c.relkind <> 'p')) AS described,
               CASE WHEN c.relkind = 'p'
                    THEN (SELECT coalesce(sum(pg_relation_size(l.relid)), 0)
                          FROM pg_partition_tree(c.oid) AS l)
                    ELSE pg_relation_size(c.oid) END AS size
        FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_stat_all_tables AS s ON s.relid = c.oid
        WHERE c.relkind IN ('r', 'm', 'p') AND c.relpersistence <> 't'
          AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname !~ '^pg_(toast|temp_)'
      )
      """;

  private static final String STALE =
      """
      , stale AS (
        SELECT * FROM known
        WHERE CASE WHEN relkind = 'p' AND NOT %s THEN NOT described AND size > 0
                   ELSE analyzed IS NULL OR analyzed < ? END
      )
      SELECT nspname, relname FROM stale AS s
      WHERE NOT (s.relispartition AND EXISTS (
        SELECT FROM pg_partition_ancestors(s.oid) AS a
        JOIN stale AS whole ON whole.oid = a.relid WHERE a.relid <> s.oid))
      ORDER BY size DESC, nspname, relname
      """;

  private static final String SUMMARY =
      """
      SELECT count(*) FILTER (WHERE size > 0 AND analyzed IS NULL AND NOT described),
             min(analyzed) FILTER (WHERE size > 0)
      FROM known
      """;

  private final Link link;
  private final Upkeep upkeep;

  Statistics(Link link) {
    this.link = link;
    upkeep = new Upkeep(link);
  }

  /** The largest first; a partition only where its parent, whose ANALYZE covers it, is not. */
  List<Table> tables(Instant since) {
    settle();
    boolean parentsHaveTimes = link.major() >= 14;
    return link.query(
        "list tables to analyse",
        USER_TABLES + STALE.formatted(parentsHaveTimes),
        row -> new Table(row.getString(1), row.getString(2)),
        OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
  }

  void analyze(Fence fence, Table table, Pulse pulse) {
    fence.check();
    upkeep.run("analyse table \"" + table + "\"", "ANALYZE " + Sql.identifier(table), table, pulse);
  }

  Summary summary() {
    settle();
    return link.first("look at the statistics", USER_TABLES + SUMMARY, Statistics::read)
        .orElseThrow();
  }

  /** Before PostgreSQL 15 a collector tells what was done up to half a second late. */
  private void settle() {
    if (link.major() < 15) {
      link.query("wait for the statistics collector", "SELECT pg_sleep(0.6)", row -> true);
    }
  }

  private static Summary read(ResultSet row) throws SQLException {
    OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
    return new Summary(row.getInt(1), oldest == null ? null : oldest.toInstant());
  }
}
