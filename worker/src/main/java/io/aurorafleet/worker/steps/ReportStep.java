package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.report.RunReportPage;
import io.aurorafleet.worker.report.RunReportText;
import jakarta.inject.Inject;

/**
 * Writes the cluster's report, and the run's when this was the last cluster. Both are made from
 * checkpoints alone, so writing them again, or twice at once, does no harm.
 */
final class ReportStep implements Step {
  private final ObjectStore store;
  private final RunEnd run;

  @Inject
  ReportStep(ObjectStore store, RunEnd run) {
    this.store = store;
    this.run = run;
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
        visit, "write the run's report", () -> run.report(visit).ifPresent(this::write));
    return Outcome.done();
  }

  private void write(RunReport report) {
    store.put(Keys.runReport(report.run()), Json.writePretty(report));
    store.put(Keys.runReportPage(report.run()), RunReportPage.of(report));
    store.put(Keys.runReportText(report.run()), RunReportText.of(report));
  }
}
