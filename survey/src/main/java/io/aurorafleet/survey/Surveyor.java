package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.Route;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Looks at a cluster, and in all of its databases, with the eyes of an upgrade to a target. Changes
 * nothing. The worker's preflight and the plan of a fleet are the same look.
 */
public final class Surveyor {
  private final Ways ways;
  private final Survey survey;

  @Inject
  public Surveyor(Ways ways, Survey survey) {
    this.ways = ways;
    this.survey = survey;
  }

  /**
   * Looks at one cluster. What concerns the whole account and Region is asked once for many
   * clusters and kept for a short while, so one surveyor should serve a whole fleet; it may do so
   * from many threads at the same time.
   *
   * @param view the cluster as described just now
   * @param worker names the sessions
   * @param pulse beaten while it goes on
   * @throws io.aurorafleet.cloud.call.LeaseLostException when the pulse says so; nothing else
   */
  public ClusterSurvey look(
      ClusterView view,
      EngineVersion target,
      RunModule module,
      RunOptions options,
      Databases.Worker worker,
      Pulse pulse) {
    Route route = ways.route(view.version(), target);
    List<Hop> hops = route.fold(there -> List.of(), ways::hops, none -> List.of());
    List<Finding> findings =
        hops.isEmpty() ? List.of() : survey.findings(view, hops, options.slots(), worker, pulse);
    return new ClusterSurvey(
        view.id(),
        view.arn(),
        view.resourceId(),
        view.status(),
        view.version(),
        target,
        module,
        view.members().stream()
            .map(
                m ->
                    new ClusterSurvey.Instance(
                        m.id(), m.writer(), m.status(), m.instanceClass(), null))
            .toList(),
        view.tags(),
        route,
        hops,
        findings,
        List.of(),
        null,
        new ClusterSurvey.Support(null, null));
  }
}
