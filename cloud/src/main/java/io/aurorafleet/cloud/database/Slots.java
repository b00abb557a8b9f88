package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Logical replication slots of the server. */
final class Slots {
  private static final int TRIES = 20;
  private static final String NO_SUCH_SLOT = "42704";
  private static final String IN_USE = "55006";
  private static final String EXISTS = "42710";

  private final Link link;

  Slots(Link link) {
    this.link = link;
  }

  List<Slot> all() {
    return link.query("list replication slots", list("true"), Slots::read);
  }

  /**
   * Drops a slot. One in use has its consumer's connection ended, as dropping was allowed; a
   * consumer that is back faster each time makes it a failure.
   */
  void drop(Fence fence, String name) {
    String doing = "drop replication slot \"" + name + "\"";
    fence.check();
    for (int i = 0; i < TRIES; i++) {
      try {
        link.rows("SELECT pg_drop_replication_slot(?)", row -> true, name);
        return;
      } catch (SQLException e) {
        if (NO_SUCH_SLOT.equals(e.getSQLState())) {
          return;
        }
        if (!IN_USE.equals(e.getSQLState())) {
          throw link.fault(e, doing);
        }
      }
      endConsumer(doing, name);
    }
    throw new OutsideException(
        Failure.fix(
            "slot-in-use",
            "Could not drop replication slot \"%s\" on %s:%d: its consumer comes back faster than it can be ended"
                .formatted(name, link.place().host(), link.place().port()),
            "Stop the slot's consumer, then requeue."));
  }

  /** Lets the server wait a moment for the backend to end. */
  private void endConsumer(String doing, String name) {
    link.query(
        doing,
        """
        SELECT pg_terminate_backend(active_pid), pg_sleep(0.1) FROM pg_replication_slots
        WHERE slot_name = ? AND active_pid IS NOT NULL
        """,
        row -> true,
        name);
  }

  /**
   * The server first waits for every transaction that is open, for as long as any query may take;
   * the fence, asked now and then, keeps the lease meanwhile.
   */
  Slot create(Fence fence, Slot like) {
    fence.check();
    try {
      link.run("SET lock_timeout = " + link.settings().queryTimeout().toMillis());
      link.runLong(fence::check, creation(like), like.name(), like.plugin());
    } catch (SQLException e) {
      if (!EXISTS.equals(e.getSQLState())) {
        throw link.fault(e, "create replication slot \"" + like.name() + "\"");
      }
    }
    return created(like);
  }

  /** Two-phase decoding is there since PostgreSQL 14, synchronised slots since 17. */
  private String creation(Slot like) {
    if (like.failover() && link.major() >= 17) {
      return "SELECT pg_create_logical_replication_slot(?, ?, false, %s, true)::text"
          .formatted(like.twoPhase());
    }
    return like.twoPhase() && link.major() >= 14
        ? "SELECT pg_create_logical_replication_slot(?, ?, false, true)::text"
        : "SELECT pg_create_logical_replication_slot(?, ?)::text";
  }

  private Slot created(Slot like) {
    Optional<Slot> slot =
        link.first(
            "look at replication slot \"" + like.name() + "\"",
            list("s.slot_name = ?"),
            Slots::read,
            like.name());
    return slot.filter(s -> s.plugin().equals(like.plugin()))
        .filter(s -> s.database().equals(like.database()))
        .orElseThrow(
            () ->
                new OutsideException(
                    Failure.fix(
                        "slot-differs",
                        "Replication slot \"%s\" on %s:%d is not the one that was dropped: %s instead of %s in database \"%s\""
                            .formatted(
                                like.name(),
                                link.place().host(),
                                link.place().port(),
                                slot.map(Slots::describe).orElse("none"),
                                like.plugin(),
                                like.database()),
                        "Drop or rename what took its name, then requeue.")));
  }

  private static String describe(Slot slot) {
    return slot.plugin() + " in database \"" + slot.database() + "\"";
  }

  private String list(String which) {
    int major = link.major();
    return """
        SELECT s.slot_name, s.plugin, s.database, %s AS two_phase, %s AS failover, s.active,
               s.restart_lsn::text, s.confirmed_flush_lsn::text, %s AS invalid,
               coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.confirmed_flush_lsn), -1)::bigint,
               (SELECT concat_ws(' ', nullif(a.application_name, ''), host(a.client_addr))
                FROM pg_stat_activity AS a WHERE a.pid = s.active_pid)
        FROM pg_replication_slots AS s
        WHERE s.slot_type = 'logical' AND NOT s.temporary AND %s
        ORDER BY s.slot_name
        """
        .formatted(
            major >= 14 ? "s.two_phase" : "false",
            major >= 17 ? "s.failover" : "false",
            invalid(major),
            which);
  }

  /** PostgreSQL 17 says why it gave a slot up; 16 and 13 on say only that they did. */
  private static String invalid(int major) {
    if (major >= 17) {
      return "s.invalidation_reason";
    }
    String lost = major >= 13 ? "CASE WHEN s.wal_status = 'lost' THEN 'wal_removed' END" : "NULL";
    return major == 16 ? "CASE WHEN s.conflicting THEN 'conflict' ELSE " + lost + " END" : lost;
  }

  private static Slot read(ResultSet row) throws SQLException {
    return new Slot(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getBoolean(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getLong(10),
        row.getString(11),
        List.of());
  }
}
