package io.aurorafleet.worker.steps.report;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.Artifacts;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.report.RunReportPage;
import io.aurorafleet.worker.report.RunReportText;
import io.aurorafleet.worker.steps.rules.ExitGuard;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the cluster's report, and the run's when this was the last cluster. Both are made from
 * checkpoints alone, so writing them again, or twice at once, does no harm.
 */
public final class ReportStep implements Step {
  private final ObjectStore store;
  private final RunEnd run;
  private final PlanFiles plans;

  @Inject
  ReportStep(ObjectStore store, RunEnd run, PlanFiles plans) {
    this.store = store;
    this.run = run;
    this.plans = plans;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public Outcome advance(Visit visit) {
    ExitGuard.attempt(
        visit,
        "write the cluster's report",
        () ->
            store.put(
                Keys.clusterReport(visit.run(), visit.cluster()),
                Json.writePretty(ClusterReports.of(visit.checkpoint(), visit.now()))));
    ExitGuard.attempt(
        visit,
        "write the run's report",
        () ->
            run.report(visit)
                .ifPresent(
                    report -> {
                      write(report);
                      plans.writeRun(visit, report);
                    }));
    return Outcome.done();
  }

  private void write(RunReport report) {
    store.put(Keys.runReport(report.run()), Json.writePretty(report));
    store.put(Keys.runReportPage(report.run()), RunReportPage.of(report));
    store.put(Keys.runReportText(report.run()), RunReportText.of(report));
    store.put(Keys.runLog(report.run()), masterLog(report));
  }

  /** Every line begins with its time, so that sorting them puts the clusters' work side by side. */
  private String masterLog(RunReport report) {
    List<String> lines = new ArrayList<>();
    for (ClusterReport cluster : report.clusters()) {
      String key =
          Keys.artifact(report.run(), cluster.cluster(), Artifacts.log(LogNames.EXECUTION));
      store
          .get(key)
          .ifPresent(
              log ->
                  log.body()
                      .lines()
                      .map(line -> line.replaceFirst(" ", " " + cluster.cluster() + ": "))
                      .forEach(lines::add));
    }
    lines.sort(Comparator.naturalOrder());
    return String.join("\n", lines) + "\n";
  }
}
