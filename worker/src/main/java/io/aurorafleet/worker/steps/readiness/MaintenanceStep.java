package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Maintenance;
import io.aurorafleet.cloud.cluster.Maintenance.Action;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies pending operating-system maintenance before the upgrade, only if asked, because it is an
 * outage of its own; otherwise lists what is pending. One action at a time: what RDS shows as being
 * applied, or a fact names as asked for, is waited for and not asked for again.
 */
public final class MaintenanceStep implements Step {
  private final Sight sight;
  private final Maintenance maintenance;
  private final Tempo tempo;

  @Inject
  MaintenanceStep(Sight sight, Maintenance maintenance, Tempo tempo) {
    this.sight = sight;
    this.maintenance = maintenance;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "maintenance";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    List<Action> pending = maintenance.pending(MaintenancePlan.order(view));
    if (!visit.options().applyMaintenance()) {
      return done(visit, List.of(), MaintenancePlan.all(view, pending));
    }
    return Statuses.unsteady(view, visit.inStep(), tempo)
        .orElseGet(() -> apply(visit, view, pending));
  }

  private Outcome apply(Visit visit, ClusterView view, List<Action> pending) {
    List<String> applied = applied(visit);
    MaintenancePlan plan = MaintenancePlan.of(view, pending, applied);
    if (plan.next().isPresent()) {
      Action next = plan.next().get();
      maintenance.apply(visit.fence(), next);
      List<String> now = new ArrayList<>(applied);
      now.add(MaintenancePlan.said(view, next));
      visit.remember(new Fact.MaintenanceDone(visit.now(), now, plan.left()));
      visit.log(LogNames.EXECUTION, "Applying " + MaintenancePlan.said(view, next) + ".");
      return Outcome.waiting(MaintenancePlan.said(view, next) + " to be applied", tempo.look());
    }
    if (plan.busy() && visit.inStep().compareTo(tempo.endDeadline()) < 0) {
      return Outcome.waiting("maintenance to be applied", tempo.look());
    }
    // What is still listed after the deadline is named as left: it was asked for, not seen done.
    List<String> left = plan.busy() ? MaintenancePlan.all(view, pending) : plan.left();
    return done(visit, applied.stream().filter(a -> !left.contains(a)).toList(), left);
  }

  private static List<String> applied(Visit visit) {
    return visit
        .latest(Fact.MaintenanceDone.class)
        .map(Fact.MaintenanceDone::applied)
        .orElse(List.of());
  }

  private static Outcome done(Visit visit, List<String> applied, List<String> left) {
    visit.log(
        LogNames.EXECUTION,
        "Maintenance: applied %s, left pending %s."
            .formatted(Words.list(applied), Words.list(left)));
    return Outcome.done(new Fact.MaintenanceDone(visit.now(), applied, left));
  }
}
