package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.run.Manifest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Puts the reports of a run's clusters together. */
public final class RunReports {
  private RunReports() {}

  /**
   * The report of a run.
   *
   * @param now stands for the end when no cluster has a report
   */
  public static RunReport of(Manifest manifest, List<ClusterReport> clusters, Instant now) {
    Instant ended =
        clusters.stream().map(ClusterReport::endedAt).max(Comparator.naturalOrder()).orElse(now);
    return new RunReport(
        RunReport.SCHEMA,
        manifest.run(),
        manifest.module(),
        manifest.target(),
        manifest.createdAt(),
        ended,
        clusters.stream().sorted(Comparator.comparing(ClusterReport::cluster)).toList());
  }
}
