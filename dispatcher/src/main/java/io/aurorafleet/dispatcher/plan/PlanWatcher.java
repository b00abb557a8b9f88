package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.report.plan.PlannedCluster;
import java.util.List;

/** Told how a plan comes about; called from one thread at a time. */
interface PlanWatcher {
  /** These will be looked at. */
  default void begins(List<ClusterId> clusters) {}

  /** This one is being looked at. */
  default void looks(ClusterId cluster) {}

  /** This one has been. */
  default void seen(PlannedCluster cluster) {}
}
