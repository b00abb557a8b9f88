package io.aurorafleet.lab.demo;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.lab.local.Bucket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where each cluster of a run stands, read from its checkpoint as anybody could. */
final class Progress {
  private final CheckpointStore checkpoints;
  private final RunId run;
  private final List<ClusterId> clusters;

  Progress(Bucket bucket, RunId run, List<ClusterId> clusters) {
    this.checkpoints = bucket.checkpoints();
    this.run = run;
    this.clusters = clusters;
  }

  Map<ClusterId, Checkpoint> look() {
    Map<ClusterId, Checkpoint> all = new LinkedHashMap<>();
    for (ClusterId cluster : clusters) {
      checkpoints.find(run, cluster).ifPresent(l -> all.put(cluster, l.checkpoint()));
    }
    return all;
  }

  static boolean over(Map<ClusterId, Checkpoint> seen, int clusters) {
    return seen.size() == clusters && seen.values().stream().allMatch(c -> c.position().terminal());
  }

  /** A few words for the live view. */
  static String words(Checkpoint checkpoint) {
    Position position = checkpoint.position();
    if (position instanceof Position.Asleep asleep) {
      return checkpoint.now().step() + ", waiting for " + asleep.waiting().on();
    }
    if (position instanceof Position.Halted halted) {
      return "FAILED: " + halted.failure().reason();
    }
    if (position instanceof Position.Finished finished) {
      return finished.summary();
    }
    return checkpoint.now().step();
  }
}
