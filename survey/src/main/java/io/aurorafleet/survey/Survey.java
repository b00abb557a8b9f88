package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The survey for whoever is about to act on it and can look again: what was not seen for a reason
 * that passes is thrown instead of told.
 */
public final class Survey {
  private final Surveyor surveyor;

  @Inject
  public Survey(Surveyor surveyor) {
    this.surveyor = surveyor;
  }

  /**
   * Looks along these hops, at least one.
   *
   * @throws OutsideException with a RETRY failure when a part could not be seen just now
   */
  public ClusterSurvey along(
      ClusterView view,
      List<Hop> hops,
      RunModule module,
      RunOptions options,
      Databases.Worker worker,
      Pulse pulse) {
    ClusterSurvey survey = surveyor.along(view, hops, module, options, worker, pulse);
    for (Failure failure : survey.unseen()) {
      if (failure.category() == Failure.Category.RETRY) {
        throw new OutsideException(failure);
      }
    }
    return survey;
  }

  /** Every finding for an upgrade that goes these hops from where the cluster is now. */
  public List<Finding> findings(
      ClusterView view, List<Hop> hops, Slots slots, Databases.Worker worker, Pulse pulse) {
    RunOptions options = RunOptions.defaults().withSlots(slots, false);
    return along(view, hops, RunModule.UPGRADE, options, worker, pulse).findings();
  }
}
