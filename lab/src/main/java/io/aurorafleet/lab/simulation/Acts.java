package io.aurorafleet.lab.simulation;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.run.Ledger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/** Invariants 1 to 3: what may be done to a cluster, and how often. */
final class Acts {
  private static final String CLONE = "2: a second clone of ";

  private final Consumer<String> violated;
  private final Map<String, Integer> done = new HashMap<>();

  Acts(Consumer<String> violated) {
    this.violated = violated;
  }

  /** A call that RDS accepted; the checkpoint and ledger are as they stand at this moment. */
  void accepted(Operation call, Optional<Checkpoint> at, Optional<Ledger> ledger) {
    if (call.request() instanceof ModifyDbClusterRequest modify && modify.engineVersion() != null) {
      String what = modify.dbClusterIdentifier() + " to " + modify.engineVersion();
      once("1: a second upgrade call was accepted: ", what + " attempt " + attempt(at));
      mayChange("the version of " + modify.dbClusterIdentifier(), at, ledger);
      if (at.isEmpty() || !at.get().committed()) {
        violated.accept("3: " + what + " without an intent");
      }
    }
    if (!call.name().startsWith("delete") && !call.name().contains("Tags")) {
      mayWork(call.toString(), at, ledger);
    }
    if (call.request() instanceof RestoreDbClusterToPointInTimeRequest clone) {
      once(CLONE, clone.sourceDBClusterIdentifier());
    }
    if (call.request() instanceof DeleteDbClusterRequest delete) {
      // taken back with an attempt that failed; the next attempt makes another
      at.ifPresent(c -> done.remove(CLONE + c.order().cluster()));
      if (at.isPresent()
          && delete.dbClusterIdentifier().equals(at.get().order().cluster().value())) {
        violated.accept("2: cluster %s itself was deleted".formatted(delete.dbClusterIdentifier()));
      }
    }
    if (call.request() instanceof CreateDbClusterSnapshotRequest snapshot) {
      once("2: a second snapshot of ", snapshot.dbClusterIdentifier());
    }
  }

  /** 6: nothing is made and no work is done by an attempt that was not admitted. */
  void mayWork(String what, Optional<Checkpoint> at, Optional<Ledger> ledger) {
    boolean admitted =
        at.isPresent()
            && ledger
                .filter(l -> l.admits(at.get().order().cluster(), at.get().attempt()))
                .isPresent();
    if (!admitted) {
      violated.accept("6: %s without admission".formatted(what));
    }
  }

  private static int attempt(Optional<Checkpoint> at) {
    return at.map(Checkpoint::attempt).orElse(0);
  }

  private void once(String violation, String what) {
    if (done.merge(violation + what, 1, Integer::sum) > 1) {
      violated.accept(violation + what);
    }
  }

  /** 3: nothing is changed before preflight, the gate and the safety clone. */
  void mayChange(String what, Optional<Checkpoint> at, Optional<Ledger> ledger) {
    if (at.isEmpty()) {
      violated.accept("3: %s was changed without a checkpoint".formatted(what));
      return;
    }
    Checkpoint checkpoint = at.get();
    ClusterId cluster = checkpoint.order().cluster();
    RunOptions options = checkpoint.order().options();
    if (ledger.isEmpty() || !ledger.get().admits(cluster, checkpoint.attempt())) {
      violated.accept("3: %s was changed without admission".formatted(what));
    }
    if (checkpoint.latest(Fact.PreflightPassed.class).isEmpty()) {
      violated.accept("3: %s was changed before preflight passed".formatted(what));
    }
    boolean clone =
        checkpoint.latest(Fact.CloneReady.class).filter(c -> c.cloneId() != null).isPresent();
    if (options.safetyClone() && !clone) {
      violated.accept("3: %s was changed before there was a safety clone".formatted(what));
    }
  }
}
