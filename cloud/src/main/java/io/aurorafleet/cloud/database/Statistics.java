package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.cloud.database.TableSession.Depth;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The planner's statistics. Which tables have any stands in pg_statistic, which survives a crash;
 * when a table was analysed stands in pg_stat_all_tables, for partitioned parents since PostgreSQL
 * 14. When a crash has emptied those counters, work is done again rather than left out.
 */
final class Statistics {
  /** PostgreSQL's own lowest, as its vacuumdb --analyze-in-stages begins with. */
  private static final int ROUGH_TARGET = 1;

  /** What is known of the statistics of all tables. */
  record Summary(int unanalyzed, @Nullable Instant oldest) {}

  private record Row(Piece piece, boolean todo, int count, long bytes) {}

  private final Link link;
  private final Upkeep upkeep;

  Statistics(Link link) {
    this.link = link;
    upkeep = new Upkeep(link);
  }

  Backlog backlog(Depth depth, Instant since, Instant rough) {
    settle();
    int major = link.major();
    String doing = "list tables to analyse";
    Link.Row<Row> read = row -> row(row, depth, major);
    List<Row> rows =
        depth == Depth.ROUGH
            ? link.query(doing, StatisticsSql.rough(major), read, time(since))
            : link.query(doing, StatisticsSql.full(major), read, time(rough), time(since));
    return new Backlog(
        rows.stream().mapToInt(Row::count).sum(),
        rows.stream().mapToLong(Row::bytes).sum(),
        rows.stream().filter(Row::todo).map(Row::piece).toList());
  }

  /** Before PostgreSQL 14 nothing says how well a parent was analysed: it is, at once. */
  private static Row row(ResultSet row, Depth depth, int major) throws SQLException {
    boolean parent = row.getBoolean(4);
    boolean rough = depth == Depth.ROUGH && !row.getBoolean(5) && !(parent && major < 14);
    Array columns = row.getArray(6);
    return new Row(
        new Piece(
            new Table(row.getString(1), row.getString(2)),
            row.getLong(3),
            0,
            rough,
            parent && major >= 18,
            rough && columns != null ? List.of((String[]) columns.getArray()) : List.of()),
        row.getBoolean(7),
        row.getInt(8),
        row.getLong(9));
  }

  void analyze(Fence fence, Piece piece, Pulse pulse) {
    String doing = "analyse table \"" + piece.table() + "\"";
    fence.check();
    aim(doing, piece.rough());
    upkeep.run(doing, statement(piece), piece.table(), pulse);
  }

  private static String statement(Piece piece) {
    String columns =
        piece.columns().stream().map(Sql::identifier).collect(Collectors.joining(", ", " (", ")"));
    return "ANALYZE "
        + (piece.only() ? "ONLY " : "")
        + Sql.identifier(piece.table())
        + (piece.columns().isEmpty() ? "" : columns);
  }

  /** A clean-up nobody waits for may be slow; this is waited for. */
  private void aim(String doing, boolean rough) {
    try {
      link.run(
          "SET vacuum_cost_delay = 0; "
              + (rough
                  ? "SET default_statistics_target = " + ROUGH_TARGET
                  : "RESET default_statistics_target"));
    } catch (SQLException e) {
      throw link.fault(e, doing);
    }
  }

  Summary summary() {
    settle();
    return link.first("look at the statistics", StatisticsSql.SUMMARY, Statistics::read)
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

  private static OffsetDateTime time(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
