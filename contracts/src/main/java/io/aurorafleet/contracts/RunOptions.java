package io.aurorafleet.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The switches of a run, fixed when it is dispatched and carried in every order. The defaults are
 * the careful choice, not those of the system this replaces.
 *
 * @param safetyClone make a copy-on-write clone before the commit point
 * @param snapshot make a manual cluster snapshot first (a major upgrade gets one from Aurora
 *     anyway)
 * @param slots what may be done with logical replication slots that stand in the way
 * @param applyMaintenance apply pending operating-system maintenance, an outage, before the upgrade
 * @param inFlight how many clusters may be worked on at the same time, at least 1
 * @param failureBudget how many clusters of a wave may fail before no further cluster begins; null
 *     for any number, which is also what orders without it mean
 * @param windowEnd from then on no further cluster begins and no upgrade call is made; null for no
 *     end
 */
public record RunOptions(
    boolean safetyClone,
    boolean snapshot,
    Slots slots,
    boolean applyMaintenance,
    int inFlight,
    @Nullable Integer failureBudget,
    @Nullable Instant windowEnd) {
  /** What may be done with logical replication slots before a major upgrade. */
  public enum Slots {
    /** Stop at preflight when there is one. */
    REFUSE,
    /** Drop them last before the commit point, recorded; their consumers start anew. */
    DROP,
    /** Drop them likewise, and create them again before the cluster is declared open. */
    RECREATE
  }

  public RunOptions {
    if (inFlight < 1) {
      throw new IllegalArgumentException(
          "The in-flight limit is " + inFlight + "; give at least 1");
    }
    if (failureBudget != null && failureBudget < 0) {
      throw new IllegalArgumentException(
          "The failure budget is " + failureBudget + "; give 0 or more");
    }
  }

  /** Options of a run that no failure and no clock stops. */
  public RunOptions(
      boolean safetyClone, boolean snapshot, Slots slots, boolean applyMaintenance, int inFlight) {
    this(safetyClone, snapshot, slots, applyMaintenance, inFlight, null, null);
  }

  public static RunOptions defaults() {
    return new RunOptions(true, false, Slots.REFUSE, false, 10);
  }
}
