package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.cluster.Clones;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Claims;
import io.aurorafleet.worker.steps.rules.Creation;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to the instance of a safety clone, if one was asked for: of the writer's class, booted in
 * the quarantine group its cluster was given, because a running copy of a subscriber would
 * otherwise take production's replication stream for its own.
 */
final class CloneInstance {
  private final Sight sight;
  private final Clones clones;
  private final Claims claims;
  private final Tempo tempo;

  @Inject
  CloneInstance(Sight sight, Clones clones, Claims claims, Tempo tempo) {
    this.sight = sight;
    this.clones = clones;
    this.claims = claims;
    this.tempo = tempo;
  }

  /** Empty when the clone has the instance it is to have. */
  Optional<Outcome> pending(Visit visit, ClusterView clone) {
    if (!visit.options().cloneInstance() || visit.checkpoint().committed()) {
      return Optional.empty();
    }
    String name = Names.cloneInstance(visit.run(), visit.cluster());
    Optional<Clones.CloneInstance> there = clones.findInstance(name);
    if (there.isEmpty()) {
      return Optional.of(create(visit, clone, name));
    }
    boolean ours =
        Ownership.madeBy(name, there.get().tags(), visit.run(), visit.cluster())
            && there.get().cluster().equals(clone.id().value());
    if (!ours) {
      return Optional.of(Claims.taken(visit, "clone", name));
    }
    if (there.get().available()) {
      return Optional.empty();
    }
    boolean late = visit.inStep().compareTo(tempo.endDeadline()) > 0;
    return Optional.of(
        Statuses.broken(there.get().status()) || late
            ? Outcome.failed(failed(visit, there.get()))
            : waiting(name));
  }

  private Outcome create(Visit visit, ClusterView clone, String name) {
    Optional<String> writer = sight.of(visit).writer().map(MemberView::id);
    if (writer.isEmpty()) {
      return Outcome.waiting("the cluster to have a writer", tempo.look());
    }
    if (!claims.claim(visit, Pointers.Kind.INSTANCE, name)) {
      return Claims.taken(visit, "clone", name);
    }
    Map<String, String> tags = Ownership.tags(name, visit.run(), visit.cluster());
    try {
      Creation.attempt(
          () -> clones.createInstance(visit.fence(), clone.id().value(), name, writer.get(), tags));
    } catch (OutsideException e) {
      return Outcome.failed(
          CloneLimits.told(visit.cluster(), "instance for its safety clone", e.failure()));
    }
    visit.log(
        LogNames.CLONE,
        "Instance %s requested for clone %s, like %s.".formatted(name, clone.id(), writer.get()));
    return waiting(name);
  }

  private Outcome waiting(String name) {
    return Outcome.waiting("instance " + name + " of the safety clone to start", tempo.look());
  }

  private static Failure failed(Visit visit, Clones.CloneInstance instance) {
    return Failure.fix(
        "clone-failed",
        "Instance %s of the safety clone of cluster %s did not start: its status is %s"
            .formatted(instance.name(), visit.cluster(), instance.status()),
        "Remove the reason that its events give (capacity, parameters), or dispatch without --clone-instance; then requeue. Clone and instance are deleted");
  }
}
