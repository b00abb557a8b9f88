package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.cluster.Clones;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to the safety clone: one per run and cluster, however often this is called. Done with {@link
 * Fact.CloneReady} when it is available or waived.
 */
final class SafetyClone {
  private final Sight sight;
  private final Clusters clusters;
  private final Clones clones;
  private final Claims claims;
  private final Tempo tempo;

  @Inject
  SafetyClone(Sight sight, Clusters clusters, Clones clones, Claims claims, Tempo tempo) {
    this.sight = sight;
    this.clusters = clusters;
    this.clones = clones;
    this.claims = claims;
    this.tempo = tempo;
  }

  Outcome ensure(Visit visit) {
    if (!visit.options().safetyClone()) {
      return waived(visit, "the run was dispatched without safety clones");
    }
    String name = Names.clone(visit.run(), visit.cluster());
    Optional<ClusterView> there = clusters.find(new ClusterId(name));
    if (there.isPresent()) {
      return adopt(visit, there.get());
    }
    ClusterView source = sight.of(visit);
    Hop first = visit.need(Fact.PathChosen.class).hops().get(0);
    if (!source.version().equals(first.from())) {
      // A copy of a cluster that is part of the way along would be no way back.
      return waived(visit, "the cluster has left %s and the clone is gone".formatted(first.from()));
    }
    return Statuses.unsteady(source, visit.inStep(), tempo)
        .orElseGet(() -> create(visit, source, name));
  }

  private Outcome create(Visit visit, ClusterView source, String name) {
    if (!claims.claim(visit, Pointers.Kind.CLUSTER, name)) {
      return Claims.taken(visit, "clone", name);
    }
    Map<String, String> tags = Ownership.tags(name, visit.run(), visit.cluster());
    Creation.attempt(
        () -> clones.create(visit.fence(), source, name, source.parameterGroup(), tags));
    visit.log(LogNames.EXECUTION, "Asked for safety clone " + name + ".");
    visit.log(
        LogNames.CLONE,
        "Copy-on-write clone %s of %s (%s) requested."
            .formatted(name, source.id(), source.version()));
    return Outcome.waiting("safety clone " + name + " to become available", tempo.look());
  }

  private Outcome adopt(Visit visit, ClusterView clone) {
    String name = clone.id().value();
    if (!Ownership.madeBy(name, clone.tags(), visit.run(), visit.cluster())) {
      return Claims.taken(visit, "clone", name);
    }
    if (clone.available()) {
      if (visit.latest(Fact.CloneReady.class).isEmpty()) {
        visit.log(LogNames.EXECUTION, "Safety clone " + name + " is available.");
        visit.log(
            LogNames.CLONE,
            "%s is available: %s, version %s, endpoint %s:%d."
                .formatted(name, clone.arn(), clone.version(), clone.host(), clone.port()));
      }
      return Outcome.done(new Fact.CloneReady(visit.now(), name, null));
    }
    if (Statuses.broken(clone.status()) || visit.inStep().compareTo(tempo.endDeadline()) > 0) {
      return Outcome.failed(
          Failure.fix(
              "clone-failed",
              "Safety clone %s of cluster %s did not become available: its status is %s"
                  .formatted(name, visit.cluster(), clone.status()),
              "Delete the clone, look at its events for the reason (quota, subnets, KMS key), then requeue"));
    }
    return Outcome.waiting("safety clone " + name + " to become available", tempo.look());
  }

  private static Outcome waived(Visit visit, String why) {
    visit.log(LogNames.CLONE, "No safety clone: " + why + ".");
    return Outcome.done(new Fact.CloneReady(visit.now(), null, why));
  }
}
