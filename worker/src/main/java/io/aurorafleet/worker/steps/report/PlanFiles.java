package io.aurorafleet.worker.steps.report;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.preflight.SupportPrices;
import io.aurorafleet.report.plan.ClusterPlans;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlanPage;
import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.survey.ClusterSurvey;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.Artifacts;
import io.aurorafleet.worker.steps.rules.ExitGuard;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What PREUPGRADE sees, as the plan that the command line would make: of each cluster when its
 * preflight has looked, blocked or not, and of the run when its last cluster ends. Written again by
 * a successor, it is the same file.
 */
public final class PlanFiles {
  private final ObjectStore store;

  @Inject
  PlanFiles(ObjectStore store) {
    this.store = store;
  }

  /** Writes the cluster's; its lack does not change how the attempt goes on. */
  public void write(Visit visit, ClusterView view, ClusterSurvey survey) {
    if (visit.order().module() != RunModule.PREUPGRADE) {
      return;
    }
    PlannedCluster planned =
        ClusterPlans.of(
            view,
            visit.order().wave(),
            survey,
            visit.options(),
            LocalDate.ofInstant(visit.now(), ZoneOffset.UTC));
    ExitGuard.attempt(
        visit,
        "write what preflight saw",
        () ->
            store.put(
                Keys.artifact(visit.run(), visit.cluster(), Artifacts.PLAN),
                Json.writePretty(plan(visit, List.of(planned)))));
  }

  /** Writes the run's: the plans of its clusters side by side. */
  void writeRun(Visit visit, RunReport report) {
    if (report.module() != RunModule.PREUPGRADE) {
      return;
    }
    List<PlannedCluster> clusters = new ArrayList<>();
    report
        .clusters()
        .forEach(c -> clusters.add(seen(report.run(), c).orElseGet(() -> ended(visit.order(), c))));
    FleetPlan plan = plan(visit, clusters);
    store.put(Keys.runPlan(report.run()), Json.writePretty(plan));
    store.put(Keys.runPlanPage(report.run()), PlanPage.of(plan));
  }

  private static FleetPlan plan(Visit visit, List<PlannedCluster> clusters) {
    Order order = visit.order();
    return FleetPlan.of(
        visit.now(),
        visit.run(),
        order.account(),
        order.region(),
        "",
        order.module(),
        order.target(),
        visit.options(),
        SupportPrices.standard().said(order.region()),
        clusters);
  }

  private Optional<PlannedCluster> seen(RunId run, ClusterReport cluster) {
    return store
        .get(Keys.artifact(run, cluster.cluster(), Artifacts.PLAN))
        .flatMap(file -> read(file.body()));
  }

  /** What cannot be read, a newer worker's for example, is told as if it were not there. */
  private static Optional<PlannedCluster> read(String json) {
    try {
      return Json.read(FleetPlan.class, json, FleetPlan.SCHEMA).clusters().stream().findFirst();
    } catch (UnreadableException | NewerSchemaException e) {
      return Optional.empty();
    }
  }

  private static PlannedCluster ended(Order order, ClusterReport cluster) {
    return ClusterPlans.ended(
        cluster.cluster(),
        Objects.requireNonNullElse(cluster.from(), order.target()),
        order.target(),
        cluster.failure());
  }
}
