package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One session on one database. Everything throws {@link io.aurorafleet.cloud.call.OutsideException}
 * with the SQLSTATE mapped to a failure that names the database. Closing never throws.
 */
public interface DatabaseSession extends AutoCloseable {
  /** A database of the server, as pg_database shows it. */
  record Entry(String name, boolean allowsConnections, int connectionLimit, boolean template) {}

  /** A table to work on; names unquoted. */
  record Table(String schema, String name) {
    @Override
    public String toString() {
      return schema + "." + name;
    }
  }

  /** The server's {@code server_version}, such as 17.11. */
  String serverVersion();

  /** Every database of the server, those that refuse connections included. */
  List<Entry> databases();

  /**
   * Runs a preflight check's query, read-only and with a time limit; values as text, null as "".
   */
  List<Map<String, String>> observe(String query);

  /**
   * Makes this session the only one of its run and cluster that works in this database: ends the
   * backends of earlier visits, then takes an advisory lock held until the session ends.
   */
  void takeOver(Pulse pulse);

  /** The logical slots of the whole server, by name. */
  List<Slot> slots();

  /** Drops a slot; one that is gone already is fine. */
  void dropSlot(Fence fence, String name);

  /** Creates a logical slot like the recorded one, in this database; adopts one that exists. */
  Slot createSlot(Fence fence, Slot like);

  /** The next transaction id to be given out (pg_current_snapshot's xmax). */
  long nextXid();

  /** Brings one extension to the server's default version, in its own transaction. */
  ExtensionChange updateExtension(Fence fence, String extension);

  /** Installed extensions that are not at the server's default version, and to which it is. */
  Map<String, String> outdatedExtensions();

  /** Tables (partitions, materialized views, system tables too) not frozen lately, oldest first. */
  List<Table> tablesToFreeze();

  /** VACUUM (FREEZE, TRUNCATE false, SKIP_LOCKED) of one table, throttled. */
  void freeze(Fence fence, Table table, Pulse pulse);

  /** Tables without statistics newer than {@code since}; partitioned parents included. */
  List<Table> tablesToAnalyze(Instant since);

  /** ANALYZE of one table. */
  void analyze(Fence fence, Table table, Pulse pulse);

  /** What the database holds now; rows counted exactly unless it would take too long. */
  DatabaseState state(Pulse pulse);

  @Override
  void close();
}
