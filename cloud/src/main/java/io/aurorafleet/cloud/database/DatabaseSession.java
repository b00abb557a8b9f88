package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Pulse;
import java.util.List;
import java.util.Map;

/**
 * One session on one database. Everything throws {@link io.aurorafleet.cloud.call.OutsideException}
 * with the SQLSTATE mapped to a failure that names the database. Closing never throws.
 */
public interface DatabaseSession
    extends TableSession,
        ExtensionSession,
        SlotSession,
        SubscriptionSession,
        ProofSession,
        AutoCloseable {
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
   * Runs several such queries, each one statement, in one journey to the server where the
   * connection can. All or none: when one fails, the failure does not tell which.
   *
   * @return the rows of each, in the order of the queries
   */
  default List<List<Map<String, String>>> observeAll(List<String> queries) {
    return queries.stream().map(this::observe).toList();
  }

  /**
   * Makes this session the only one of its run and cluster that works in this database: ends the
   * backends of earlier visits, then takes an advisory lock held until the session ends.
   */
  void takeOver(Pulse pulse);

  /** The next transaction id to be given out (pg_current_snapshot's xmax). */
  long nextXid();

  @Override
  void close();
}
