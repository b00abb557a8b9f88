package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.Clones;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.Kept;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what a failed attempt made: before the commit point the clone, which nobody needs yet;
 * after it nothing, because the clone is the way back. What stays is named.
 */
final class UnwindStep implements Step {
  private final Clusters clusters;
  private final Clones clones;

  @Inject
  UnwindStep(Clusters clusters, Clones clones) {
    this.clusters = clusters;
    this.clones = clones;
  }

  @Override
  public String name() {
    return "unwind";
  }

  @Override
  public Outcome advance(Visit visit) {
    Checkpoint checkpoint = visit.checkpoint();
    if (checkpoint.failure() == null || ExitGuard.done(visit, name())) {
      return Outcome.done();
    }
    List<String> removed = new ArrayList<>();
    List<String> left = new ArrayList<>();
    Optional<ClusterView> clone =
        visit.options().safetyClone()
            ? clusters.find(new ClusterId(Names.clone(visit.run(), visit.cluster())))
            : Optional.empty();
    if (clone.isPresent()) {
      String name = clone.get().id().value();
      boolean made = Ownership.madeBy(name, clone.get().tags(), visit.run(), visit.cluster());
      if (made && !checkpoint.committed()) {
        ExitGuard.attempt(visit, "delete clone " + name, () -> clones.delete(visit.fence(), name))
            .ifPresentOrElse(
                why -> left.add("clone " + name + ": " + why), () -> removed.add("clone " + name));
      } else {
        left.add("clone " + name + (made ? ": the way back" : ": not ours"));
      }
    }
    Kept.of(checkpoint).stream().filter(k -> !k.startsWith("clone ")).forEach(left::add);
    visit.log(
        LogNames.EXECUTION,
        "Unwound: removed %s; left %s.".formatted(Words.list(removed), Words.list(left)));
    return Outcome.done(
        new Fact.Unwound(visit.now(), removed, left),
        new Fact.ExitDone(visit.now(), checkpoint.attempt(), name()));
  }
}
