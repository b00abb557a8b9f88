package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.steps.rules.Statuses;
import java.time.Duration;

/** Whether the upgrade call of a hop is to be made; the rule that it is accepted at most once. */
enum CallDecision {
  /** The upgrade goes on, or is done: leave it to the step that waits for it. */
  GO_ON,
  /** A call was intended and may yet show: look again. */
  WAIT,
  /** No call was made, or it surely never began. */
  CALL;

  /**
   * Decides.
   *
   * @param intended whether this attempt has recorded its intent for this hop
   * @param began whether an upgrade was seen to begin since then
   * @param sinceIntent how long ago the intent was recorded
   * @param startDeadline after this long without a sign an intended call never began
   */
  static CallDecision of(
      ClusterView view,
      Hop hop,
      boolean intended,
      boolean began,
      Duration sinceIntent,
      Duration startDeadline) {
    boolean pending = hop.to().equals(view.pendingVersion());
    if (view.version().equals(hop.to())) {
      return GO_ON;
    }
    if (!intended) {
      return pending && Statuses.upgrading(view) ? GO_ON : CALL;
    }
    if (pending || began || Statuses.upgrading(view)) {
      return GO_ON;
    }
    boolean late = sinceIntent.compareTo(startDeadline) > 0;
    return late && Statuses.steady(view) ? CALL : WAIT;
  }
}
