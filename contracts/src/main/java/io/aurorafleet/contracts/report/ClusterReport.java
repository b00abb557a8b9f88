package io.aurorafleet.contracts.report;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.CloneParity;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one cluster fared in one attempt; derived from its checkpoint alone, so it can be written
 * again at any time.
 *
 * @param from the engine version the attempt found, null when it never got to look
 * @param to the version the cluster is at now, as far as the attempt saw it
 * @param resumedByEvent waits that an RDS event ended
 * @param resumedByTimer waits that ended by looking again without one
 * @param warnings what went on in spite of a problem
 * @param kept what of ours is still there: clones, snapshots, parameter groups
 * @param artifacts keys of the logs in the bucket
 * @param safetyClone the safety clone beside its source, null when there is none
 * @param frozen what VACUUM FREEZE came to in each database
 * @param analyzed what ANALYZE came to in each database
 * @param usableAfterSeconds from the upgraded cluster's return until every table had statistics
 * @param outage as our own probe saw it; null when nobody watched
 * @param proof every comparison of before and after
 * @param parameters what became of the parameters on the way
 */
public record ClusterReport(
    int schema,
    RunId run,
    ClusterId cluster,
    RunModule module,
    int attempt,
    Status status,
    @Nullable EngineVersion from,
    @Nullable EngineVersion to,
    @Nullable Failure failure,
    Instant startedAt,
    Instant endedAt,
    int resumedByEvent,
    int resumedByTimer,
    List<StepTrace> steps,
    List<Finding> findings,
    List<DatabaseState> before,
    List<DatabaseState> after,
    List<ExtensionChange> extensions,
    List<String> warnings,
    List<String> kept,
    List<String> artifacts,
    @Nullable CloneParity safetyClone,
    List<DatabaseWork> frozen,
    List<DatabaseWork> analyzed,
    @Nullable Long usableAfterSeconds,
    @Nullable Outage outage,
    List<ProofItem> proof,
    List<ParameterChange> parameters) {
  public ClusterReport {
    frozen = orNone(frozen);
    analyzed = orNone(analyzed);
    proof = orNone(proof);
    parameters = orNone(parameters);
  }

  /**
   * How long clients could not connect, over all hops.
   *
   * @param whole whether somebody watched all the time
   */
  public record Outage(double seconds, boolean whole) {}

  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  /** How it ended, or that it has not. */
  public enum Status {
    WAITING,
    RUNNING,
    SUCCEEDED,
    NOTHING_TO_DO,
    FAILED,
    HELD
  }

  /** A report written by a version before has no such list. */
  private static <T> List<T> orNone(@Nullable List<T> things) {
    return things == null ? List.of() : List.copyOf(things);
  }
}
