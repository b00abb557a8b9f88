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

  private final Link link;

  Upkeep(Link link) {
    this.link = link;
  }

  /** A table dropped meanwhile is fine. */
  void run(String doing, String sql, Table table, Pulse pulse) {
    try {
      List<SQLWarning> warnings = link.runLong(pulse, sql);
      if (!warnings.isEmpty()) {
        throw new OutsideException(warned(doing, warnings));
      }
    } catch (SQLException e) {
      if (!NO_SUCH_TABLE.equals(e.getSQLState())) {
        throw link.fault(e, doing + " \"" + table + "\"");
      }
    }
  }

  private Failure warned(String doing, List<SQLWarning> warnings) {
    String where =
        "database \"%s\" on %s:%d"
            .formatted(link.place().database(), link.place().host(), link.place().port());
    String words = SqlFaults.words(warnings.get(0));
    String[] evidence = warnings.stream().map(SqlFaults::words).toArray(String[]::new);
    boolean locked = warnings.stream().anyMatch(w -> "55P03".equals(w.getSQLState()));
    return locked
        ? Failure.retry(
            "table-locked",
            "Could not %s in %s: %s".formatted(doing, where, words),
            "Nothing has to be done; it is tried again when the lock is gone.",
            evidence)
        : Failure.fix(
            "table-skipped",
            "Could not %s in %s: %s".formatted(doing, where, words),
            "Make the maintenance user a member of the table's owner, or end what the server names.",
            evidence);
  }
}
