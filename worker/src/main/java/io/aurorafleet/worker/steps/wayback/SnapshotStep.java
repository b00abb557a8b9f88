package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.Snapshots;
import io.aurorafleet.cloud.cluster.Snapshots.SnapshotView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
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
 * Takes one manual snapshot per run and cluster, if asked. A major upgrade gets its snapshot from
 * Aurora itself, so UPGRADE takes one only when every hop is minor, or there is no safety clone.
 * What was asked for is found again by its name, so that a successor asks for no other.
 */
public final class SnapshotStep implements Step {
  private final Sight sight;
  private final Snapshots snapshots;
  private final Claims claims;
  private final Tempo tempo;

  @Inject
  SnapshotStep(Sight sight, Snapshots snapshots, Claims claims, Tempo tempo) {
    this.sight = sight;
    this.snapshots = snapshots;
    this.claims = claims;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "snapshot";
  }

  @Override
  public Outcome advance(Visit visit) {
    boolean major = visit.need(Fact.PathChosen.class).major();
    if (!wanted(visit.options(), visit.order().module(), major)) {
      return Outcome.done();
    }
    String name = Names.snapshot(visit.run(), visit.cluster());
    Optional<SnapshotView> there = snapshots.find(name);
    if (there.isPresent()) {
      return adopt(visit, there.get());
    }
    ClusterView view = sight.of(visit);
    return Statuses.unsteady(view, visit.inStep(), tempo).orElseGet(() -> take(visit, name));
  }

  /** A major upgrade without a safety clone gets one too: it is the only way back we know of. */
  static boolean wanted(RunOptions options, RunModule module, boolean major) {
    boolean useful = module == RunModule.PREUPGRADE || !major || !options.safetyClone();
    return options.snapshot() && useful;
  }

  private Outcome take(Visit visit, String name) {
    if (!claims.claim(visit, Pointers.Kind.SNAPSHOT, name)) {
      return Claims.taken(visit, "snapshot", name);
    }
    Map<String, String> tags = Ownership.tags(name, visit.run(), visit.cluster());
    Creation.attempt(() -> snapshots.create(visit.fence(), visit.cluster(), name, tags));
    visit.log(LogNames.EXECUTION, "Asked for cluster snapshot " + name + ".");
    return Outcome.waiting("snapshot " + name + " to become available", tempo.look());
  }

  private Outcome adopt(Visit visit, SnapshotView there) {
    if (!Ownership.madeBy(there.name(), there.tags(), visit.run(), visit.cluster())) {
      return Claims.taken(visit, "snapshot", there.name());
    }
    if (there.available()) {
      visit.log(LogNames.EXECUTION, "Snapshot " + there.name() + " is available.");
      return Outcome.done(new Fact.SnapshotReady(visit.now(), there.name()));
    }
    if (Statuses.broken(there.status()) || visit.inStep().compareTo(tempo.endDeadline()) > 0) {
      return Outcome.failed(
          Failure.fix(
              "snapshot-failed",
              "Snapshot %s of cluster %s did not become available: its status is %s"
                  .formatted(there.name(), visit.cluster(), there.status()),
              "Delete the snapshot, look at the cluster's events, then requeue"));
    }
    return Outcome.waiting("snapshot " + there.name() + " to become available", tempo.look());
  }
}
