package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.survey.Approval;
import io.aurorafleet.survey.ClusterSurvey;
import io.aurorafleet.survey.Survey;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.report.PlanFiles;
import io.aurorafleet.worker.steps.rules.Sight;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Looks for everything that would make the upgrade fail, in RDS and in every database, for the
 * whole path at once. A blocker stops the attempt while nothing has been changed; so does a cluster
 * that is no longer what somebody approved. Nothing of the cluster is changed by looking, so it may
 * be done again at any time.
 */
public final class PreflightStep implements Step {
  private final Sight sight;
  private final Survey survey;
  private final PlanFiles plans;

  @Inject
  PreflightStep(Sight sight, Survey survey, PlanFiles plans) {
    this.sight = sight;
    this.survey = survey;
    this.plans = plans;
  }

  @Override
  public String name() {
    return "preflight";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    ClusterSurvey seen =
        survey.along(
            view,
            visit.need(Fact.PathChosen.class).hops(),
            visit.order().module(),
            visit.options(),
            visit.worker(),
            visit.pulse());
    plans.write(visit, view, seen);
    List<Finding> findings = seen.findings();
    findings.forEach(f -> visit.log(LogNames.EXECUTION, "Preflight: " + Findings.line(f)));
    Optional<Failure> blocked =
        Findings.failure(visit.cluster(), findings).or(() -> unapproved(visit, seen));
    if (blocked.isPresent()) {
      remember(visit, findings);
      return Outcome.failed(blocked.get());
    }
    visit.log(
        LogNames.EXECUTION, "Preflight passed with %d finding(s).".formatted(findings.size()));
    return Outcome.done(new Fact.PreflightPassed(visit.now(), visit.hopNumber(), findings));
  }

  /** So that the report shows what was found; once, however often a successor comes back here. */
  private static void remember(Visit visit, List<Finding> findings) {
    boolean known =
        visit
            .latest(Fact.PreflightBlocked.class)
            .filter(b -> b.findings().equals(findings))
            .isPresent();
    if (!known) {
      visit.remember(new Fact.PreflightBlocked(visit.now(), visit.hopNumber(), findings));
    }
  }

  /** After the first hop the cluster is on the approved way, and no longer where that began. */
  private static Optional<Failure> unapproved(Visit visit, ClusterSurvey seen) {
    String approved = visit.order().approval();
    boolean begun = visit.latest(Fact.Upgraded.class).isPresent();
    if (approved == null || begun || approved.equals(Approval.hash(seen, visit.options()))) {
      return Optional.empty();
    }
    return Optional.of(
        Failure.fix(
            "approval-mismatch",
            "Cluster %s is not what was approved any more: its identity, its major version, its target, the run's options or its blockers differ from the plan"
                .formatted(visit.cluster()),
            "Plan again, read what differs, and dispatch the new plan. Nothing was changed on this cluster"));
  }
}
