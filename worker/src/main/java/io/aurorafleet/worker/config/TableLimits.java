package io.aurorafleet.worker.config;

import java.time.Duration;

/**
 * How much of a cluster's strength VACUUM and ANALYZE may take.
 *
 * @param sessions at a time in one cluster for statistics and extensions, at least 1; more is
 *     quicker, and each takes a connection and up to a core
 * @param freezeSessions at a time in one cluster for VACUUM FREEZE, at least 1
 * @param freezeCostLimit the work all of these together may do between two short pauses, in the
 *     units of PostgreSQL's vacuum_cost_limit
 * @param freezeDeadline after which a freeze is ended; what is left is named
 * @param slotLagBytes an active slot further behind than this pauses the freeze
 * @param replicaLag a reader further behind than this pauses the freeze
 */
public record TableLimits(
    int sessions,
    int freezeSessions,
    int freezeCostLimit,
    Duration freezeDeadline,
    long slotLagBytes,
    Duration replicaLag) {
  public static TableLimits defaults() {
    return new TableLimits(4, 2, 1000, Duration.ofHours(8), 1L << 30, Duration.ofSeconds(10));
  }

  /** One session at a time, on the visit's own thread: for worlds whose every turn is decided. */
  public static TableLimits oneByOne() {
    return defaults().sessions(1);
  }

  /** The same with this many sessions for all kinds of work. */
  public TableLimits sessions(int number) {
    return new TableLimits(
        number, number, freezeCostLimit, freezeDeadline, slotLagBytes, replicaLag);
  }
}
