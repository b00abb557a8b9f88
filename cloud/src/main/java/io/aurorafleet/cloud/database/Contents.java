package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Holding.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a database holds, for the comparison before and after an upgrade. */
final class Contents {
  /** Took too long, locked, hidden by a policy, or not ours to read: not countable, no failure. */
  private static final Set<String> UNCOUNTABLE = Set.of("57014", "55P03", "42501");

  private static final String DROPPED = "42P01";

  /** The smallest first, so that as many as can be are counted exactly. */
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname, pg_table_size(c.oid) AS size, c.reltuples::bigint,
             concat_ws('.', quote_ident(n.nspname), quote_ident(c.relname))
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'
      ORDER BY size, c.oid
      """;

  private static final String SEQUENCES =
      """
      SELECT concat_ws('.', quote_ident(s.schemaname), quote_ident(s.sequencename)), s.last_value
      FROM pg_sequences AS s WHERE s.last_value IS NOT NULL AND s.schemaname !~ '^pg_temp_'
      """;

  private static final String INVALID =
      """
      SELECT concat_ws('.', quote_ident(n.nspname), quote_ident(c.relname))
      FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
      JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE NOT i.indisvalid AND c.relkind = 'i' ORDER BY 1
      """;

  private record Found(Table table, long size, long estimate, String name) {}

  private final Link link;
  private final Extensions extensions;
  private final Statistics statistics;

  Contents(Link link, Extensions extensions, Statistics statistics) {
    this.link = link;
    this.extensions = extensions;
    this.statistics = statistics;
  }

  Holding holding(Pulse pulse) {
    Map<String, Rows> tables = tables(pulse);
    boolean exact = tables.values().stream().allMatch(Rows::exact);
    List<String> invalid = link.query("look for invalid indexes", INVALID, row -> row.getString(1));
    Statistics.Summary summary = statistics.summary();
    return new Holding(
        new DatabaseState(
            link.place().database(),
            tables.size(),
            exact ? tables.values().stream().mapToLong(Rows::rows).sum() : -1,
            extensions.installed(),
            invalid.size(),
            summary.unanalyzed(),
            summary.oldest()),
        tables,
        sequences(),
        invalid,
        new Grants(link).digests(),
        new TextOrder(link).collations(),
        jobs(),
        new Plans(link).top());
  }

  private Map<String, Rows> tables(Pulse pulse) {
    List<Found> all =
        link.query(
            "list tables",
            TABLES,
            row ->
                new Found(
                    new Table(row.getString(1), row.getString(2)),
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5)));
    Map<String, Rows> tables = new TreeMap<>();
    long counted = 0;
    for (Found found : all) {
      pulse.beat();
      counted += found.size();
      long rows = counted > link.settings().countLimit() ? -1 : rows(found.table(), pulse);
      tables.put(found.name(), rows < 0 ? new Rows(found.estimate(), false) : new Rows(rows, true));
    }
    return tables;
  }

  /** -1 when it cannot be counted. */
  private long rows(Table table, Pulse pulse) {
    try {
      String sql = "SELECT count(*) FROM ONLY " + Sql.identifier(table);
      return link.rows(pulse, sql, row -> row.getLong(1)).get(0);
    } catch (SQLException e) {
      if (DROPPED.equals(e.getSQLState())) {
        return 0;
      }
      if (UNCOUNTABLE.contains(e.getSQLState())) {
        return -1;
      }
      throw link.fault(e, "count the rows of \"" + table + "\"");
    }
  }

  private Map<String, Long> sequences() {
    Map<String, Long> values = new TreeMap<>();
    link.query(
        "read sequences", SEQUENCES, row -> values.put(row.getString(1), row.getLong(2)) == null);
    return values;
  }

  /** pg_cron's table is there in one database only, and may not be ours to read. */
  private String jobs() {
    if (!extensions.installed().containsKey("pg_cron")) {
      return "";
    }
    String sql =
        "SELECT md5(string_agg(concat_ws('|', jobid, schedule, md5(command), database, username,"
            + " active), E'\\n' ORDER BY jobid)) FROM cron.job";
    try {
      return link.rows(sql, row -> String.valueOf(row.getString(1))).get(0);
    } catch (SQLException e) {
      if (SqlFaults.lost(e)) {
        throw link.fault(e, "read pg_cron's jobs");
      }
      return "";
    }
  }
}
