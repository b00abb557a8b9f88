package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;

/**
 * What is done when a cluster's version moved by itself, or by somebody's hand, since its way was
 * chosen: before the commit point the way is chosen anew, because an automatic minor upgrade is no
 * reason to send an operator out of bed.
 */
public final class Drift {
  /** A cluster that keeps moving is somebody else's to look at. */
  private static final int MOST = 5;

  private Drift() {}

  /** Back to where the way is chosen; a failure when that did not help several times. */
  public static Outcome back(Visit visit, EngineVersion expected, ClusterView view) {
    if (tooOften(visit.checkpoint())) {
      return Outcome.failed(failure(visit.cluster(), expected, view.version()));
    }
    visit.log(
        LogNames.EXECUTION,
        "The cluster is at %s, not at %s any more: somebody, or an automatic minor upgrade, moved it. Choosing the way anew."
            .formatted(view.version(), expected));
    return Outcome.back("path", noted(visit, expected, view));
  }

  static boolean tooOften(Checkpoint checkpoint) {
    return checkpoint.all(Fact.Drifted.class).size() >= MOST;
  }

  static Fact.Drifted noted(Visit visit, EngineVersion expected, ClusterView view) {
    return new Fact.Drifted(visit.now(), visit.hopNumber(), expected, view.version());
  }

  static Failure failure(ClusterId cluster, EngineVersion expected, EngineVersion found) {
    return Failure.fix(
        "version-drift",
        "Cluster %s is at %s now, not at %s, for which the upgrade was prepared"
            .formatted(cluster, found, expected),
        "Find out who changes its version (automatic minor upgrades, a pipeline), stop that, then requeue");
  }
}
