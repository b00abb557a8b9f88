package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;

/**
 * Makes the quarantine group for a safety clone that is to have an instance, early, because a new
 * parameter group needs some minutes before a cluster can be made with it. One that is there
 * already is adopted, if it is this run's.
 */
public final class QuarantineStep implements Step {
  private final Sight sight;
  private final Quarantine quarantine;

  @Inject
  QuarantineStep(Sight sight, Quarantine quarantine) {
    this.sight = sight;
    this.quarantine = quarantine;
  }

  @Override
  public String name() {
    return "quarantine";
  }

  @Override
  public Outcome advance(Visit visit) {
    boolean wanted = visit.options().safetyClone() && visit.options().cloneInstance();
    if (!wanted || visit.checkpoint().committed()) {
      return Outcome.done();
    }
    ClusterView view = sight.of(visit);
    Fact.QuarantineReady ready =
        quarantine.make(visit, view.parameterGroup(), quarantine.family(visit, view.version()));
    visit.log(
        LogNames.CLONE,
        "Quarantine group %s: %s.".formatted(ready.group(), Words.list(ready.changes())));
    return Outcome.done(ready);
  }
}
