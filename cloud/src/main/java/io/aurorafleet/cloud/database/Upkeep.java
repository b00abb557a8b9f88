package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.contracts.Failure;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;

/**
 * Runs VACUUM or ANALYZE on one table. Both skip what they may not or cannot do with a mere
 * warning; here that is a failure, so that nothing undone counts as done.
 */
final class Upkeep {
  private static final String NO_SUCH_TABLE = "42P01";

  /** Extended statistics over a column that this ANALYZE leaves out; the rest is done. */
  private static final String NOT_COMPUTED = "42P17";

  private static final String LOCKED = "55P03";

  private final Link link;
  private final Blockers blockers;

  Upkeep(Link link) {
    this.link = link;
    blockers = new Blockers(link);
  }

  /** A table dropped meanwhile is fine. */
  void run(String doing, String sql, Table table, Pulse pulse) {
    try {
      List<SQLWarning> warnings =
          link.runLong(pulse, sql).stream()
              .filter(w -> !NOT_COMPUTED.equals(w.getSQLState()))
              .toList();
      if (!warnings.isEmpty()) {
        throw new OutsideException(warned(doing, warnings, table));
      }
    } catch (SQLException e) {
      if (LOCKED.equals(e.getSQLState())) {
        throw new OutsideException(locked(doing, SqlFaults.words(e), table), e);
      }
      if (!NO_SUCH_TABLE.equals(e.getSQLState())) {
        throw link.fault(e, doing);
      }
    }
  }

  private Failure locked(String doing, String words, Table table) {
    List<String> holders = blockers.of(table);
    String who = holders.isEmpty() ? words : String.join("; ", holders);
    return Failure.retry(
        "table-locked",
        "Could not %s in %s: %s".formatted(doing, where(), who),
        "Nothing has to be done; it is tried again when the lock is gone.",
        holders.isEmpty() ? new String[] {words} : holders.toArray(String[]::new));
  }

  private String where() {
    return "database \"%s\" on %s:%d"
        .formatted(link.place().database(), link.place().host(), link.place().port());
  }

  private Failure warned(String doing, List<SQLWarning> warnings, Table table) {
    String words = SqlFaults.words(warnings.get(0));
    String[] evidence = warnings.stream().map(SqlFaults::words).toArray(String[]::new);
    boolean locked = warnings.stream().anyMatch(w -> LOCKED.equals(w.getSQLState()));
    return locked
        ? locked(doing, words, table)
        : Failure.fix(
            "table-skipped",
            "Could not %s in %s: %s".formatted(doing, where(), words),
            "Make the maintenance user a member of the table's owner, or end what the server names.",
            evidence);
  }
}
