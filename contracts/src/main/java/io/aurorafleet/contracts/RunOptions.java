package io.aurorafleet.contracts;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The switches of a run, fixed when it is dispatched and carried in every order. The defaults are
 * the careful choice, not those of the system this replaces. An option that an older dispatcher did
 * not know reads as switched off.
 *
 * @param safetyClone make a copy-on-write clone before the commit point
 * @param cloneInstance give the safety clone an instance of the writer's class, so that it can be
 *     looked into and used at once
 * @param snapshot make a manual cluster snapshot first (a major upgrade gets one from Aurora
 *     anyway)
 * @param slots what may be done with logical replication slots that stand in the way
 * @param forceSlots go on although a slot's consumer has not read everything
 * @param applyMaintenance apply pending operating-system maintenance, an outage, before the upgrade
 * @param verifySql run the statements stored with the run, before the upgrade and after it
 * @param inFlight how many clusters may be worked on at the same time, at least 1
 * @param failureBudget how many clusters of a wave may fail before no further cluster begins; null
 *     for any number, which is also what orders without it mean
 * @param windowEnd from then on no further cluster begins and no upgrade call is made; null for no
 *     end
 */
public record RunOptions(
    boolean safetyClone,
    @JsonSetter(nulls = Nulls.AS_EMPTY) boolean cloneInstance,
    boolean snapshot,
    Slots slots,
    @JsonSetter(nulls = Nulls.AS_EMPTY) boolean forceSlots,
    boolean applyMaintenance,
    @JsonSetter(nulls = Nulls.AS_EMPTY) boolean verifySql,
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
    RECREATE,
    /**
     * Leave them in place: Aurora carries slots over from PostgreSQL 17 on, if their consumers have
     * read everything.
     */
    KEEP
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

  public static RunOptions defaults() {
    return new RunOptions(true, false, false, Slots.REFUSE, false, false, false, 10, null, null);
  }

  public RunOptions withSafetyClone(boolean clone, boolean instance) {
    return new RunOptions(
        clone,
        instance,
        snapshot,
        slots,
        forceSlots,
        applyMaintenance,
        verifySql,
        inFlight,
        failureBudget,
        windowEnd);
  }

  public RunOptions withSnapshot(boolean make) {
    return new RunOptions(
        safetyClone,
        cloneInstance,
        make,
        slots,
        forceSlots,
        applyMaintenance,
        verifySql,
        inFlight,
        failureBudget,
        windowEnd);
  }

  public RunOptions withSlots(Slots allowed, boolean force) {
    return new RunOptions(
        safetyClone,
        cloneInstance,
        snapshot,
        allowed,
        force,
        applyMaintenance,
        verifySql,
        inFlight,
        failureBudget,
        windowEnd);
  }

  public RunOptions withMaintenance(boolean apply) {
    return new RunOptions(
        safetyClone,
        cloneInstance,
        snapshot,
        slots,
        forceSlots,
        apply,
        verifySql,
        inFlight,
        failureBudget,
        windowEnd);
  }

  public RunOptions withVerifySql(boolean run) {
    return new RunOptions(
        safetyClone,
        cloneInstance,
        snapshot,
        slots,
        forceSlots,
        applyMaintenance,
        run,
        inFlight,
        failureBudget,
        windowEnd);
  }

  /** How many at a time, how many failures, and until when. */
  public RunOptions withLimits(int most, @Nullable Integer budget, @Nullable Instant end) {
    return new RunOptions(
        safetyClone,
        cloneInstance,
        snapshot,
        slots,
        forceSlots,
        applyMaintenance,
        verifySql,
        most,
        budget,
        end);
  }
}
