package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What a database holds, for the comparison before and after an upgrade. */
final class Contents {
  /** Took too long, locked, hidden by a policy, or not ours to read: not countable, no failure. */
  private static final Set<String> UNCOUNTABLE = Set.of("57014", "55P03", "42501");

  private static final String DROPPED = "42P01";

  private static final String TABLES =
      """
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'
      """;

  private final Link link;
  private final Extensions extensions;
  private final Statistics statistics;

  Contents(Link link, Extensions extensions, Statistics statistics) {
    this.link = link;
    this.extensions = extensions;
    this.statistics = statistics;
  }

  DatabaseState state(Pulse pulse) {
    List<Table> tables =
        link.query(
            "list tables",
            "SELECT n.nspname, c.relname " + TABLES,
            row -> new Table(row.getString(1), row.getString(2)));
    Statistics.Summary summary = statistics.summary();
    return new DatabaseState(
        link.place().database(),
        tables.size(),
        size() > link.settings().countLimit() ? -1 : rows(tables, pulse),
        extensions.installed(),
        invalidIndexes(),
        summary.unanalyzed(),
        summary.oldest());
  }

  private long size() {
    return number(
        "look at the tables' size", "SELECT coalesce(sum(pg_table_size(c.oid)), 0) " + TABLES);
  }

  private int invalidIndexes() {
    return (int)
        number(
            "look for invalid indexes",
            """
            SELECT count(*) FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
            WHERE NOT i.indisvalid AND c.relkind = 'i'
            """);
  }

  private long number(String doing, String sql) {
    return link.first(doing, sql, row -> row.getLong(1)).orElseThrow();
  }

  private long rows(List<Table> tables, Pulse pulse) {
    long sum = 0;
    for (Table table : tables) {
      pulse.beat();
      long rows = rows(table, pulse);
      if (rows < 0) {
        return -1;
      }
      sum += rows;
    }
    return sum;
  }

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
}
