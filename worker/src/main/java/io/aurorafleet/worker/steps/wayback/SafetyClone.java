package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.call.OutsideException;
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
import io.aurorafleet.worker.steps.readiness.Drift;
import io.aurorafleet.worker.steps.rules.Claims;
import io.aurorafleet.worker.steps.rules.Creation;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to the safety clone: one per run and cluster, however often this is called. Done with {@link
 * Fact.CloneReady} when it is available, with its instance if one was asked for, or waived. Where
 * it cannot be had, the attempt fails: it is never left out silently.
 */
public final class SafetyClone {
  private final Sight sight;
  private final Clusters clusters;
  private final Clones clones;
  private final Claims claims;
  private final CloneInstance instance;
  private final CloneRemoval removal;
  private final Tempo tempo;

  @Inject
  SafetyClone(
      Sight sight,
      Clusters clusters,
      Clones clones,
      Claims claims,
      CloneInstance instance,
      CloneRemoval removal,
      Tempo tempo) {
    this.sight = sight;
    this.clusters = clusters;
    this.clones = clones;
    this.claims = claims;
    this.instance = instance;
    this.removal = removal;
    this.tempo = tempo;
  }

  /**
   * One look, and at most one thing asked for; to be called until it is done. A repeat after a
   * crash finds by its name what was asked for, and adopts it.
   */
  public Outcome ensure(Visit visit) {
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
      return visit.checkpoint().committed()
          ? waived(visit, "the cluster has left %s and the clone is gone".formatted(first.from()))
          : Drift.back(visit, first.from(), source);
    }
    return Statuses.unsteady(source, visit.inStep(), tempo)
        .or(() -> Quarantine.fresh(visit, tempo))
        .orElseGet(() -> create(visit, source, name));
  }

  private Outcome create(Visit visit, ClusterView source, String name) {
    List<String> sharing = clones.sharing(source);
    Optional<Failure> full = CloneLimits.full(visit.cluster(), sharing);
    if (full.isPresent()) {
      return Outcome.failed(full.get());
    }
    if (!claims.claim(visit, Pointers.Kind.CLUSTER, name)) {
      return Claims.taken(visit, "clone", name);
    }
    Map<String, String> tags = Ownership.tags(name, visit.run(), visit.cluster());
    String group = Quarantine.of(visit).orElse(source.parameterGroup());
    try {
      Creation.attempt(() -> clones.create(visit.fence(), source, name, group, tags));
    } catch (OutsideException e) {
      return Outcome.failed(CloneLimits.told(visit.cluster(), "safety clone", e.failure()));
    }
    visit.remember(new Fact.CloneAsked(visit.now(), name));
    visit.log(LogNames.EXECUTION, "Asked for safety clone " + name + ".");
    visit.log(
        LogNames.CLONE,
        "Copy-on-write clone %s of %s (%s) requested."
            .formatted(name, source.id(), source.version()));
    CloneLimits.tight(sharing).ifPresent(t -> visit.log(LogNames.CLONE, name + ": " + t + "."));
    return waiting(name);
  }

  private Outcome adopt(Visit visit, ClusterView clone) {
    String name = clone.id().value();
    if (!Ownership.madeBy(name, clone.tags(), visit.run(), visit.cluster())) {
      return Claims.taken(visit, "clone", name);
    }
    Hop first = visit.need(Fact.PathChosen.class).hops().get(0);
    boolean moved = !clone.version().equals(first.from()) && !visit.checkpoint().committed();
    if (moved || (clone.status().equals("deleting") && !visit.checkpoint().committed())) {
      return renew(visit);
    }
    ClusterView source = sight.of(visit);
    boolean before = CloneAge.ofAnEarlierAttempt(visit.checkpoint(), name);
    if (before && source.version().equals(first.from())) {
      return Statuses.unsteady(source, visit.inStep(), tempo).orElseGet(() -> renew(visit));
    }
    if (!clone.available()) {
      boolean late = visit.inStep().compareTo(tempo.endDeadline()) > 0;
      return Statuses.broken(clone.status()) || late
          ? Outcome.failed(failed(visit, clone))
          : waiting(name);
    }
    return instance.pending(visit, clone).orElseGet(() -> ready(visit, clone));
  }

  /** What was written since the clone was made would be lost by going back to it. */
  private Outcome renew(Visit visit) {
    return removal
        .next(visit, false)
        .map(r -> Outcome.waiting("the outdated clone to go (" + r + ")", tempo.look()))
        .orElseGet(() -> Outcome.waiting("a clone of today's cluster", tempo.settle()));
  }

  private Outcome ready(Visit visit, ClusterView clone) {
    String name = clone.id().value();
    Fact.CloneReady ready = new Fact.CloneReady(visit.now(), name, null);
    boolean told =
        visit.latest(Fact.CloneReady.class).filter(k -> name.equals(k.cloneId())).isPresent();
    if (told && visit.checkpoint().committed()) {
      return Outcome.done(ready);
    }
    String quarantine = Quarantine.of(visit).orElse(null);
    Fact.CloneCompared compared =
        new Fact.CloneCompared(visit.now(), CloneComparison.of(sight.of(visit), clone, quarantine));
    if (!told) {
      visit.log(LogNames.EXECUTION, "Safety clone " + name + " is available.");
      CloneTexts.lines(clone, compared.parity()).forEach(l -> visit.log(LogNames.CLONE, l));
    }
    return Outcome.done(ready, compared);
  }

  private Outcome waiting(String name) {
    return Outcome.waiting("safety clone " + name + " to become available", tempo.look());
  }

  private Failure failed(Visit visit, ClusterView clone) {
    return Failure.fix(
            "clone-failed",
            "Safety clone %s of cluster %s did not become available: its status is %s"
                .formatted(clone.id(), visit.cluster(), clone.status()),
            "Remove the reason that the clone's events give (quota, subnets, KMS key), then requeue; the clone itself is deleted")
        .withEvidence(
            clusters.events(clone.id(), List.of(), visit.checkpoint().now().startedAt()).stream()
                .map(e -> "event %s %s: %s".formatted(e.at(), e.source(), e.message()))
                .toList());
  }

  private static Outcome waived(Visit visit, String why) {
    visit.log(LogNames.CLONE, "No safety clone: " + why + ".");
    return Outcome.done(new Fact.CloneReady(visit.now(), null, why));
  }
}
