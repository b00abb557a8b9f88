package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.survey.Ways;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deals with a cluster that is not at the version its next hop begins at. Before the commit point
 * everything is looked at anew; after it only the rest of the way is chosen anew, and only if it
 * needs no parameter group that was not made.
 */
public final class Rerouting {
  private final Ways ways;
  private final Tempo tempo;

  @Inject
  Rerouting(Ways ways, Tempo tempo) {
    this.ways = ways;
    this.tempo = tempo;
  }

  /**
   * Empty when the cluster is where the hop begins; else a wait on the new way, the way back to
   * where it is chosen, or a failure. A new way is a fact before anything goes it.
   */
  public Optional<Outcome> need(Visit visit, ClusterView view, Hop hop) {
    if (view.version().equals(hop.from())) {
      return Optional.empty();
    }
    if (!visit.checkpoint().committed()) {
      return Optional.of(Drift.back(visit, hop.from(), view));
    }
    Optional<List<Hop>> rest =
        Drift.tooOften(visit.checkpoint()) ? Optional.empty() : rest(visit, view, hop);
    if (rest.isEmpty()) {
      return Optional.of(
          Outcome.failed(Drift.failure(visit.cluster(), hop.from(), view.version())));
    }
    List<Hop> hops = visit.need(Fact.PathChosen.class).hops();
    List<Hop> anew = new ArrayList<>(hops.subList(0, visit.hopNumber()));
    anew.addAll(rest.get());
    visit.log(
        LogNames.EXECUTION,
        "The cluster is at %s now, not at %s: going on to %s."
            .formatted(view.version(), hop.from(), rest.get().stream().map(Hop::to).toList()));
    visit.remember(Drift.noted(visit, hop.from(), view));
    visit.remember(new Fact.PathChosen(visit.now(), anew));
    return Optional.of(Outcome.waiting("the next look, on the new way", tempo.settle()));
  }

  private Optional<List<Hop>> rest(Visit visit, ClusterView view, Hop hop) {
    Route route = ways.route(view.version(), visit.order().target());
    List<Hop> planned = visit.need(Fact.PathChosen.class).hops();
    List<Hop> rest =
        route.fold(
            // Somebody went this hop for us; what follows it is done as if we had.
            there -> List.of(new Hop(hop.from(), view.version(), hop.major(), hop.family())),
            ways::hops,
            none -> List.of());
    return rest.isEmpty() || !prepared(rest, planned, visit.hopNumber())
        ? Optional.empty()
        : Optional.of(rest);
  }

  /** Whether each major hop goes to the family for which groups were made under its number. */
  static boolean prepared(List<Hop> rest, List<Hop> planned, int from) {
    for (int i = 0; i < rest.size(); i++) {
      boolean made =
          from + i < planned.size()
              && planned.get(from + i).family().equals(rest.get(i).family())
              && planned.get(from + i).major();
      if (rest.get(i).major() && !made) {
        return false;
      }
    }
    return true;
  }
}
