package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.Wave;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a dispatch; also the JSON document of {@code dispatch --output json}.
 *
 * @param tag the tag that selected the clusters; empty when a plan named them
 * @param skipped asked for, but not for us, or not ready by the plan
 * @param live left out because another run has them
 * @param failureBudget how many clusters of a wave may fail; null for any number
 * @param windowEnd from when on nothing more begins; null for no end
 */
public record DispatchResult(
    RunId run,
    RunModule module,
    EngineVersion target,
    String tag,
    String account,
    String region,
    int inFlight,
    List<Line> clusters,
    List<Selection.Skipped> skipped,
    List<LiveUpgrade> live,
    @Nullable Integer failureBudget,
    @Nullable Instant windowEnd) {
  /** How far one cluster came. */
  public enum State {
    /** Its checkpoint stands and its message is sent. */
    DISPATCHED,
    /** Its checkpoint stands, its message could not be sent: a worker's watchdog finds it. */
    UNSENT,
    /** An earlier dispatch of this run enrolled it, and work on it has begun or ended. */
    ALREADY_BEGUN,
    /** Another run took it in the meantime; it stands as failed in this run. */
    TAKEN,
    /** It has no checkpoint yet; a worker's watchdog, or the same dispatch again, makes it. */
    NOT_ENROLLED
  }

  /**
   * One cluster of the run.
   *
   * @param note why it is not simply dispatched; else empty
   */
  public record Line(
      ClusterId cluster,
      EngineVersion from,
      EngineVersion to,
      Wave wave,
      State state,
      String note) {}

  public DispatchResult {
    clusters = List.copyOf(clusters);
    skipped = List.copyOf(skipped);
    live = List.copyOf(live);
  }

  /** Whether every cluster is on its way, if only by a watchdog. */
  public boolean complete() {
    return clusters.stream()
        .noneMatch(line -> line.state() == State.NOT_ENROLLED || line.state() == State.TAKEN);
  }
}
