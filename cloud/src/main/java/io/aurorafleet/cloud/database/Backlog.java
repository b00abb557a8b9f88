package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.DatabaseSession.Table;
import java.util.List;

/**
 * The tables of one database for one kind of work, as the catalog says now: what is done needs no
 * remembering.
 *
 * @param tables all that the work is about, done or not
 * @param bytes their size
 * @param todo what is not done, the most urgent first
 */
public record Backlog(int tables, long bytes, List<Piece> todo) {
  /**
   * One table to work on.
   *
   * @param bytes its size, of a partitioned parent that of all its partitions
   * @param age how many transactions its oldest unfrozen row may be back; 0 where it does not
   *     matter
   * @param rough with the lowest statistics target, to be quick
   * @param only not its partitions (PostgreSQL 18's ANALYZE ONLY)
   * @param columns to analyse; all when empty
   */
  public record Piece(
      Table table, long bytes, long age, boolean rough, boolean only, List<String> columns) {
    public Piece {
      columns = List.copyOf(columns);
    }

    /** A whole table, thoroughly. */
    public static Piece of(Table table, long bytes) {
      return new Piece(table, bytes, 0, false, false, List.of());
    }
  }

  public Backlog {
    todo = List.copyOf(todo);
  }
}
