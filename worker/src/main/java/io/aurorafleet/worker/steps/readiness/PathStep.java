package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.survey.Ways;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the way from the version the cluster has now to the target. A cluster at the target, or
 * past it, has nothing to do, which is a success; so all of its members must be there, available,
 * for somebody else's upgrade may be what brought it there. Called again it chooses anew, and the
 * latest choice counts.
 */
public final class PathStep implements Step {
  private final Sight sight;
  private final Ways ways;
  private final Tempo tempo;

  @Inject
  PathStep(Sight sight, Ways ways, Tempo tempo) {
    this.sight = sight;
    this.ways = ways;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "path";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    EngineVersion target = visit.order().target();
    Route route = ways.route(view.version(), target);
    return route.fold(
        there ->
            Statuses.unsteady(view, visit.inStep(), tempo)
                .or(() -> behind(visit, view))
                .orElseGet(
                    () -> {
                      visit.log(
                          LogNames.EXECUTION,
                          "Cluster %s is at %s; target %s needs nothing to be done."
                              .formatted(view.id(), there.at(), target));
                      return Outcome.done(new Fact.PathChosen(visit.now(), List.of()));
                    }),
        found -> {
          List<Hop> hops = ways.hops(found);
          hops.forEach(h -> visit.log(LogNames.EXECUTION, said(h)));
          return Outcome.done(new Fact.PathChosen(visit.now(), hops));
        },
        none -> Outcome.failed(noWay(view.id(), view.version(), target, none)));
  }

  /** What to do when not every member is at the cluster's version. */
  private Optional<Outcome> behind(Visit visit, ClusterView view) {
    List<String> behind =
        view.members().stream()
            .filter(m -> !m.version().equals(view.version()))
            .map(m -> m.id() + " is at " + m.version())
            .toList();
    if (behind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        visit.inStep().compareTo(tempo.startDeadline()) > 0
            ? Outcome.failed(
                Failure.fix(
                    "version-not-reached",
                    "Cluster %s is at %s, but not all of it: %s"
                        .formatted(view.id(), view.version(), Words.list(behind)),
                    "Reboot what is behind, or delete it and add it anew, then requeue"))
            : Outcome.waiting("every member to show " + view.version(), tempo.look()));
  }

  static Failure noWay(
      ClusterId cluster, EngineVersion from, EngineVersion target, Route.None none) {
    return Failure.fix(
        "no-upgrade-path",
        "Aurora offers no way from %s, which cluster %s has, to %s"
            .formatted(from, cluster, target),
        "Dispatch with a target that is offered. From %s one may go to: %s"
            .formatted(from, none.offered()));
  }

  private static String said(Hop hop) {
    return "Path: %s from %s to %s."
        .formatted(hop.major() ? "major" : "minor", hop.from(), hop.to());
  }
}
