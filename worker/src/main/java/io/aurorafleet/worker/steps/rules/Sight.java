package io.aurorafleet.worker.steps.rules;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;

/**
 * Looks at the cluster of a visit, and makes sure at every look that it is the one meant. It only
 * reads.
 */
public final class Sight {
  private final Clusters clusters;

  @Inject
  Sight(Clusters clusters) {
    this.clusters = clusters;
  }

  /** The cluster as described now; throws when it is gone or another one bears its name. */
  public ClusterView of(Visit visit) {
    ClusterView view =
        clusters
            .find(visit.cluster())
            .orElseThrow(
                () ->
                    new OutsideException(
                        Failure.fix(
                            "cluster-missing",
                            "There is no Aurora PostgreSQL cluster %s in %s, account %s"
                                .formatted(
                                    visit.cluster(),
                                    visit.order().region(),
                                    visit.order().account()),
                            "Was it deleted or renamed? Dispatch a new run for what is there now")));
    if (!view.resourceId().equals(visit.order().resourceId())) {
      throw new OutsideException(
          Failure.fix(
              "cluster-replaced",
              "Cluster %s is %s now, but %s was dispatched: it was deleted and made anew, or another took its name"
                  .formatted(visit.cluster(), view.resourceId(), visit.order().resourceId()),
              "Nothing is done to it. Dispatch a new run if the cluster that bears the name now is meant"));
    }
    return view;
  }
}
