package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.survey.Survey;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Looks for everything that would make the upgrade fail, in RDS and in every database, for the
 * whole path at once. A blocker stops the attempt while nothing has been changed.
 */
final class PreflightStep implements Step {
  private final Sight sight;
  private final Survey survey;

  @Inject
  PreflightStep(Sight sight, Survey survey) {
    this.sight = sight;
    this.survey = survey;
  }

  @Override
  public String name() {
    return "preflight";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    List<Finding> findings =
        survey.findings(
            view,
            visit.need(Fact.PathChosen.class).hops(),
            visit.options().slots(),
            visit.worker(),
            visit.pulse());
    findings.forEach(f -> visit.log(LogNames.EXECUTION, "Preflight: " + Findings.line(f)));
    Optional<Failure> blocked = Findings.failure(visit.cluster(), findings);
    if (blocked.isPresent()) {
      return Outcome.failed(blocked.get());
    }
    visit.log(
        LogNames.EXECUTION, "Preflight passed with %d finding(s).".formatted(findings.size()));
    return Outcome.done(new Fact.PreflightPassed(visit.now(), visit.hopNumber(), findings));
  }
}
