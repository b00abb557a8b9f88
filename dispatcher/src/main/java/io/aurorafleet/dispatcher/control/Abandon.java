package io.aurorafleet.dispatcher.control;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.dispatcher.control.ControlResult.Line;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Releases the lock of a cluster whose attempt ended badly after its commit point, so that other
 * runs may begin. Recorded in the checkpoint; nothing is done to the cluster.
 */
public final class Abandon {
  private final Selected selected;
  private final CheckpointStore checkpoints;
  private final WorkClock clock;

  @Inject
  Abandon(Selected selected, CheckpointStore checkpoints, WorkClock clock) {
    this.selected = selected;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /** Abandons the clusters named. */
  public ControlResult abandon(RunId run, List<ClusterId> clusters, String reason) {
    Manifest manifest = selected.manifest(run);
    List<Line> lines =
        Selected.entries(manifest, clusters).stream()
            .map(entry -> one(run, entry.cluster(), reason))
            .toList();
    return new ControlResult(run, "abandon", lines, List.of());
  }

  private Line one(RunId run, ClusterId cluster, String reason) {
    Optional<Loaded> loaded = checkpoints.find(run, cluster);
    if (loaded.isEmpty()) {
      return new Line(cluster, Deed.LEFT, "has no checkpoint, so nothing was begun");
    }
    Checkpoint at = loaded.get().checkpoint();
    if (!at.position().terminal()) {
      return new Line(
          cluster,
          Deed.REFUSED,
          "attempt %d is under way: it cannot be abandoned now".formatted(at.attempt()));
    }
    if (!at.holdsCluster()) {
      return new Line(
          cluster,
          Deed.LEFT,
          at.abandoned() ? "is abandoned already" : "holds no lock: other runs may begin");
    }
    try {
      Fact given = new Fact.Abandoned(clock.now(), at.attempt(), reason);
      checkpoints.save(at.with(List.of(given)), loaded.get().etag());
      return new Line(
          cluster, Deed.ABANDONED, "other runs may begin; what was made stays, see the report");
    } catch (SupersededException e) {
      return new Line(cluster, Deed.REFUSED, "somebody else changed it just now: look again");
    }
  }
}
