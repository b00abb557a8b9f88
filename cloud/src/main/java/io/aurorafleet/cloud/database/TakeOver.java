package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.LeaseLostException;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.Failure;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes a session the only one that works in its database. A killed client's VACUUM goes on in the
 * server, so the backends of earlier visits are ended first; the advisory lock then waits for what
 * takes a moment to end, and holds off what should not be there.
 */
final class TakeOver {
  /** Advisory locks are per database, so one constant serves; "aurflt" in ASCII. */
  static final long LOCK = 0x6175_7266_6c74L;

  private static final int TRIES = 12;

  private record Backend(int pid, String application) {}

  private final Link link;
  private final SessionName name;

  TakeOver(Link link, SessionName name) {
    this.link = link;
    this.name = name;
  }

  /** Tries for a dozen lock timeouts; taking what one holds already is fine. */
  void take(Pulse pulse) {
    for (int i = 0; i < TRIES; i++) {
      pulse.beat();
      endPredecessors();
      if (locked(pulse)) {
        return;
      }
    }
    throw new OutsideException(held());
  }

  /** Works beside the session of the same visit that has taken the database over. */
  void assist() {
    endPredecessors();
  }

  private void endPredecessors() {
    for (Backend backend : siblings()) {
      OptionalLong visit = name.visitOf(backend.application());
      if (visit.isPresent() && visit.getAsLong() > name.visit()) {
        throw new LeaseLostException(
            "Visit %d works in database \"%s\" already; this is visit %d"
                .formatted(visit.getAsLong(), link.place().database(), name.visit()));
      }
      if (visit.isPresent() && visit.getAsLong() < name.visit()) {
        link.query(
            "end the session of an earlier visit (pid " + backend.pid() + ")",
            "SELECT pg_terminate_backend(?)",
            row -> row.getBoolean(1),
            backend.pid());
      }
    }
  }

  private List<Backend> siblings() {
    return link.query(
        "look for sessions of earlier visits",
        """
        SELECT pid, application_name FROM pg_stat_activity
        WHERE datname = current_database() AND usename = current_user
          AND pid <> pg_backend_pid() AND starts_with(application_name, ?)
        """,
        row -> new Backend(row.getInt(1), row.getString(2)),
        name.prefix());
  }

  private boolean locked(Pulse pulse) {
    try {
      if (holding()) {
        return true;
      }
      link.rows(pulse, "SELECT pg_advisory_lock(?)", row -> true, LOCK);
      return true;
    } catch (SQLException e) {
      if ("55P03".equals(e.getSQLState())) {
        return false;
      }
      throw link.fault(e, "take the lock of the one that works here");
    }
  }

  /** Session locks count how often they were taken; once is enough. */
  private boolean holding() {
    return !holders("l.pid = pg_backend_pid()").isEmpty();
  }

  private List<Backend> holders(String which) {
    return link.query(
        "look who holds the lock of the one that works here",
        """
        SELECT l.pid, coalesce(a.application_name, '') FROM pg_locks AS l
        LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (l.classid::bigint << 32) + l.objid::bigint = ? AND %s
        """
            .formatted(which),
        row -> new Backend(row.getInt(1), row.getString(2)),
        LOCK);
  }

  private Failure held() {
    String holder =
        holders("true").stream()
            .findFirst()
            .map(b -> "pid " + b.pid() + ", " + b.application())
            .orElse("a session that has just ended");
    return Failure.retry(
        "database-taken",
        "Another session of ours works in database \"%s\" on %s:%d (%s)"
            .formatted(link.place().database(), link.place().host(), link.place().port(), holder),
        "Nothing has to be done; it is tried again. If it stays so, end that session with"
            + " pg_terminate_backend.",
        holder);
  }
}
