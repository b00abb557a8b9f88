package io.aurorafleet.dispatcher.status;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a run goes; also the JSON document of {@code status --output json}.
 *
 * @param failureBudget how many clusters of a wave may fail; null for any number
 * @param windowEnd from when on nothing more begins; null for no end
 * @param deadLetters its messages that no worker could handle, and those that name no run
 */
public record RunStatus(
    RunId run,
    RunModule module,
    EngineVersion target,
    Instant createdAt,
    boolean paused,
    Outcome outcome,
    List<ClusterStatus> clusters,
    Map<Status, Long> counts,
    @Nullable Integer failureBudget,
    @Nullable Instant windowEnd,
    List<DeadLetterStatus> deadLetters) {
  /** The run as a whole. */
  public enum Outcome {
    RUNNING,
    SUCCEEDED,
    FAILED
  }

  public RunStatus {
    clusters = List.copyOf(clusters);
    deadLetters = List.copyOf(deadLetters);
  }

  static Outcome outcome(List<ClusterStatus> clusters) {
    Set<Status> all = clusters.stream().map(ClusterStatus::status).collect(Collectors.toSet());
    if (all.contains(Status.RUNNING) || all.contains(Status.WAITING)) {
      return Outcome.RUNNING;
    }
    return all.contains(Status.FAILED) || all.contains(Status.HELD)
        ? Outcome.FAILED
        : Outcome.SUCCEEDED;
  }

  static Map<Status, Long> count(List<ClusterStatus> clusters) {
    return clusters.stream()
        .collect(Collectors.groupingBy(ClusterStatus::status, TreeMap::new, Collectors.counting()));
  }

  /** The exit code that tells a script the same as {@link #outcome}. */
  public int exitCode() {
    return switch (outcome) {
      case RUNNING -> ExitCodes.RUNNING;
      case SUCCEEDED -> ExitCodes.OK;
      case FAILED -> ExitCodes.SOME_FAILED;
    };
  }
}
