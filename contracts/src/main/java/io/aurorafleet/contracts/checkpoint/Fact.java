package io.aurorafleet.contracts.checkpoint;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import io.aurorafleet.contracts.EngineVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a step learnt or did that later steps, a successor or the report need. Facts are only
 * ever added; the latest of a kind counts.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "fact")
@JsonTypeIdResolver(FactNames.class)
public sealed interface Fact {
  /** When it was so, by the worker's clock. */
  Instant at();

  /** The cluster as it was when the attempt began. */
  record Inspected(
      Instant at,
      EngineVersion version,
      String host,
      int port,
      List<Member> members,
      String clusterGroup,
      @Nullable String databaseName,
      List<String> logExports)
      implements Fact {}

  /** The way to the target; no hops when the cluster is there already. */
  record PathChosen(Instant at, List<Hop> hops) implements Fact {
    public boolean major() {
      return hops.stream().anyMatch(Hop::major);
    }
  }

  /** What preflight saw before a hop; none of it a blocker, or the attempt would have failed. */
  record PreflightPassed(Instant at, int hop, List<Finding> findings) implements Fact {}

  /** What preflight saw before a hop, a blocker among it; saved before the attempt fails by it. */
  record PreflightBlocked(Instant at, int hop, List<Finding> findings) implements Fact {
    public PreflightBlocked {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The parameter groups a hop goes to.
   *
   * @param instanceGroup the one RDS gives every member in the upgrade call, that of the writer
   * @param changes for people, one line each
   * @param parameters the same, field by field; empty in what was written before it existed
   * @param members which group each member shall have; those whose is not {@code instanceGroup} get
   *     it by a call of their own after the upgrade
   */
  record GroupsReady(
      Instant at,
      int hop,
      String clusterGroup,
      String instanceGroup,
      List<String> changes,
      List<ParameterChange> parameters,
      List<MemberGroup> members)
      implements Fact {
    public GroupsReady(
        Instant at, int hop, String clusterGroup, String instanceGroup, List<String> changes) {
      this(at, hop, clusterGroup, instanceGroup, changes, List.of(), List.of());
    }

    // Facts written before these fields existed are read with nulls in their place.
    @SuppressWarnings({"ConstantConditions", "NullAway"})
    public GroupsReady {
      parameters = parameters == null ? List.of() : List.copyOf(parameters);
      members = members == null ? List.of() : List.copyOf(members);
    }
  }

  /** PostgreSQL logs go to CloudWatch, or why not (a warning). */
  record LogExport(Instant at, boolean enabled, String note) implements Fact {}

  record SnapshotReady(Instant at, String snapshot) implements Fact {}

  record MaintenanceDone(Instant at, List<String> applied, List<String> left) implements Fact {}

  record ConfigurationSaved(Instant at, String key) implements Fact {}

  record SlotsRecorded(Instant at, List<Slot> slots) implements Fact {}

  /** RDS was asked for the safety clone; tells it from one that an earlier attempt left. */
  record CloneAsked(Instant at, String cloneId) implements Fact {}

  /** The safety clone; {@code waived} says why there is none. */
  record CloneReady(Instant at, @Nullable String cloneId, @Nullable String waived)
      implements Fact {}

  /**
   * The parameter group in which a clone with an instance boots, so that it leaves production's
   * replication streams and jobs alone.
   */
  record QuarantineReady(Instant at, String group, List<String> changes) implements Fact {}

  /** What the safety clone has in common with its source. */
  record CloneCompared(Instant at, CloneParity parity) implements Fact {}

  /** What the databases held before the upgrade. */
  record Baseline(Instant at, String serverVersion, List<DatabaseState> databases)
      implements Fact {}

  /** Slots dropped, and the next transaction id then: what came later, they have not seen. */
  record SlotsDropped(Instant at, List<String> names, long nextXid) implements Fact {}

  /** Subscriptions of the cluster that were on and are off now, so that they apply nothing. */
  record SubscriptionsDisabled(Instant at, List<Subscription> subscriptions) implements Fact {}

  /** Subscriptions that are on again, and those that could not be, each with its reason. */
  record SubscriptionsEnabled(Instant at, List<Subscription> enabled, List<String> failed)
      implements Fact {}

  /** The commit point: saved before ModifyDBCluster is called, so that it is never called twice. */
  record Intended(Instant at, int hop, int attempt, EngineVersion from, EngineVersion target)
      implements Fact {}

  /**
   * RDS refused the call that was intended, in words that leave no doubt that nothing began: the
   * commit point was not passed after all. A reply that was lost never leads to this.
   */
  record IntentWithdrawn(Instant at, int hop, int attempt, String reason) implements Fact {}

  /** The cluster was seen on its way; a return to the old version from here is a failure. */
  record SeenUpgrading(Instant at, int hop) implements Fact {}

  /**
   * The cluster was seen at its old version with nothing going on, although it had been on its way
   * or should have begun by then. One look may show what was before, as RDS is eventually
   * consistent; it counts when the cluster still stands there some time later.
   */
  record SeenIdle(Instant at, int hop) implements Fact {}

  /** The snapshot that Aurora itself took before a major hop; null when none was found. */
  record AuroraSnapshot(Instant at, int hop, @Nullable String snapshot) implements Fact {}

  /** The cluster's version had moved by itself before the commit point; the way is chosen anew. */
  record Drifted(Instant at, int hop, EngineVersion expected, EngineVersion found)
      implements Fact {}

  /** What somebody else did to the cluster while it was ours. */
  record ChangedByOthers(Instant at, int hop, List<String> changes) implements Fact {}

  /**
   * Readers that did not follow the writer to a hop's version.
   *
   * @param givenUp whether the work went on without them
   */
  record ReadersLate(Instant at, int hop, List<String> members, boolean givenUp) implements Fact {}

  record Upgraded(Instant at, int hop, EngineVersion version, String serverVersion)
      implements Fact {}

  record Rebooted(Instant at, int hop, List<String> members) implements Fact {}

  /**
   * Slots that are there again after the upgrade.
   *
   * @param notes for the owners of the consumers: old and new LSN, and what was written between
   */
  record SlotsBack(
      Instant at, List<Slot> created, List<String> failed, long nextXid, List<String> notes)
      implements Fact {
    public SlotsBack {
      // Checkpoints of before have no notes.
      notes = notes == null ? List.of() : List.copyOf(notes);
    }
  }

  /**
   * How long no client could connect because of a hop, as our own probe saw it.
   *
   * @param seconds unreachable, all interruptions added
   * @param from the first time it did not answer; null when it always did
   * @param until the last time it came back; null when it has not been seen to
   * @param whole whether somebody watched from before the first interruption to after the last
   */
  record Downtime(
      Instant at,
      int hop,
      double seconds,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean whole)
      implements Fact {}

  record ExtensionsUpdated(Instant at, List<ExtensionChange> changes) implements Fact {}

  /** The next transaction id when the freeze began: what is frozen beyond it need not be again. */
  record FreezeBegan(Instant at, long nextXid) implements Fact {}

  record TablesFrozen(Instant at, List<DatabaseWork> databases) implements Fact {}

  /**
   * Every table of every database has statistics, if only rough ones: plans are sane again.
   *
   * @param byServer the same moment by the server's clock, which statistics are dated by
   * @param seconds since the upgraded cluster was back
   * @param without tables that something blocked, each with the reason; they come last
   */
  record Usable(Instant at, Instant byServer, long seconds, List<String> without) implements Fact {}

  record StatisticsGathered(Instant at, List<DatabaseWork> databases) implements Fact {}

  /**
   * What the databases hold after the upgrade, and what differs for the worse.
   *
   * @param items every comparison that was made, with its verdict
   */
  record Proven(
      Instant at,
      String serverVersion,
      List<DatabaseState> databases,
      List<String> warnings,
      List<ProofItem> items)
      implements Fact {
    public Proven {
      // Checkpoints of before have no items.
      items = items == null ? List.of() : List.copyOf(items);
    }
  }

  /** What a failed attempt took back, and what it left, each with its reason. */
  record Unwound(Instant at, List<String> removed, List<String> left) implements Fact {}

  /** An operator asked to stop the attempt before its commit point. */
  record CancelAsked(Instant at, int attempt) implements Fact {}

  /** An operator asked for one more attempt; the number is the new attempt's. */
  record Requeued(Instant at, int attempt) implements Fact {}

  /** An operator gave up the attempt, halted after its commit point: other runs may begin. */
  record Abandoned(Instant at, int attempt, String reason) implements Fact {}

  /** An exit step has done its part for this attempt. */
  record ExitDone(Instant at, int attempt, String step) implements Fact {}
}
