package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog.Piece;
import java.time.Instant;
import java.util.List;

/** VACUUM and ANALYZE, table by table, in one database. */
public interface TableSession {
  /** How thorough statistics are to be. */
  enum Depth {
    /** Any statistics at all, quickly, where there are none: plans become sane. */
    ROUGH,
    /** As every column's target asks for. */
    FULL
  }

  /**
   * Something that old rows must be kept for, so that nobody can freeze them.
   *
   * @param what for people: a session, a prepared transaction, a slot, a reader
   * @param age how many transactions back it looks
   * @param catalogs whether it keeps rows of system tables only, as logical slots do
   */
  record Holder(String what, long age, boolean catalogs) {}

  /**
   * How far somebody who follows the writer is behind.
   *
   * @param bytes of WAL not consumed by an active slot; 0 for a replica
   * @param millis a replica's delay; 0 for a slot
   */
  record Lag(String what, long bytes, long millis) {}

  /**
   * Makes this session a helper of the one of the same visit that has taken the database over.
   *
   * @throws io.aurorafleet.cloud.call.LeaseLostException when a later visit works here
   */
  void assist();

  /** The server's clock, by which statistics are dated. */
  Instant serverTime();

  /**
   * Tables (partitions, materialized views, system tables too) with rows older than a million
   * transactions, or never vacuumed, the oldest first.
   *
   * @param since the next transaction id when the work began: what is frozen up to there is done
   */
  Backlog freezeBacklog(long since);

  /** What keeps old rows of this database from being frozen, the oldest first. */
  List<Holder> holders();

  /** How far active logical slots and replicas are behind. */
  List<Lag> lags();

  /**
   * VACUUM (FREEZE, TRUNCATE false, SKIP_LOCKED) of one table, throttled.
   *
   * @param costLimit the work between two short pauses, in PostgreSQL's units
   */
  void freeze(Fence fence, Piece piece, int costLimit, Pulse pulse);

  /**
   * Tables that lack statistics: those without any, or those whose statistics are not thorough yet.
   * What was scanned most and is largest comes first; of a partitioned table either the parent
   * comes, whose ANALYZE covers its partitions, or they do.
   *
   * @param since when the upgrade was done, by the server's clock
   * @param rough when rough statistics were complete; ignored for {@link Depth#ROUGH}
   */
  Backlog statisticsBacklog(Depth depth, Instant since, Instant rough);

  /**
   * ANALYZE of one table; a column with a target of its own keeps it, whatever the depth.
   *
   * @throws io.aurorafleet.cloud.call.OutsideException when something holds a lock on it; the
   *     evidence says who, without any query's text
   */
  void analyze(Fence fence, Piece piece, Pulse pulse);
}
