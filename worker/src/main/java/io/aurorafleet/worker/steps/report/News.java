package io.aurorafleet.worker.steps.report;

import io.aurorafleet.cloud.announce.Announcement;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.report.AttemptTexts;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.report.RunReportText;
import io.aurorafleet.worker.steps.rules.Words;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What is announced when a cluster or a run has ended. */
public final class News {
  private News() {}

  static Announcement cluster(Checkpoint checkpoint, Instant now) {
    ClusterReport report = ClusterReports.of(checkpoint, now);
    boolean failed = report.status() == Status.FAILED;
    boolean held = report.status() == Status.HELD;
    String logs = Keys.artifact(report.run(), report.cluster(), "");
    Map<String, Object> detail = new TreeMap<>();
    detail.put("run", report.run().value());
    detail.put("cluster", report.cluster().value());
    detail.put("module", report.module().name());
    detail.put("attempt", report.attempt());
    detail.put("status", report.status().name());
    detail.put("from", String.valueOf(report.from()));
    detail.put("to", String.valueOf(report.to()));
    detail.put("target", checkpoint.order().target().value());
    detail.put("logs", logs);
    Failure failure = report.failure();
    if (failure != null) {
      detail.put("code", failure.code());
      detail.put("reason", failure.reason());
      detail.put("nextAction", failure.nextAction());
    }
    String subject =
        "%s: %s of %s, %s -> %s"
            .formatted(
                held ? "HELD" : failed ? "FAILED" : "SUCCESS",
                report.module(),
                report.cluster(),
                report.from() == null ? "?" : report.from(),
                failed || held ? checkpoint.order().target() : report.to());
    String text =
        AttemptTexts.summary(checkpoint, now) + "\nLogs in the bucket of the run: " + logs + "\n";
    return new Announcement(
        subject,
        text,
        "Cluster " + kind(report.module(), held ? "Held" : failed ? "Failed" : "Succeeded"),
        Json.write(detail));
  }

  /** Plans are sane again: those who hold clients back may let them in. */
  public static Announcement usable(Checkpoint checkpoint, Fact.Usable usable) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("run", checkpoint.order().run().value());
    detail.put("cluster", checkpoint.order().cluster().value());
    detail.put("target", checkpoint.order().target().value());
    detail.put("seconds", usable.seconds());
    detail.put("without", usable.without());
    String subject =
        "USABLE: %s at %s, statistics %d s after the upgrade"
            .formatted(checkpoint.order().cluster(), checkpoint.order().target(), usable.seconds());
    String text =
        """
        Cluster %s is at %s, and every table has statistics, if rough ones; thorough ones follow.
        Without, because something blocked them: %s
        """
            .formatted(
                checkpoint.order().cluster(),
                checkpoint.order().target(),
                Words.list(usable.without()));
    return new Announcement(subject, text, "Cluster Statistics Usable", Json.write(detail));
  }

  static Announcement run(RunReport report) {
    boolean failed = !report.success();
    Map<String, Object> detail = new TreeMap<>();
    detail.put("run", report.run().value());
    detail.put("module", report.module().name());
    detail.put("target", report.target().value());
    detail.put("counts", report.counts());
    detail.put("report", Keys.runReport(report.run()));
    String subject =
        "%s: run %s, %s to %s, %d cluster(s)"
            .formatted(
                failed ? "FAILED" : "SUCCESS",
                report.run(),
                report.module(),
                report.target(),
                report.clusters().size());
    String text =
        RunReportText.of(report)
            + "\nReport in the bucket of the run: "
            + Keys.runReportPage(report.run())
            + "\n";
    return new Announcement(
        subject,
        text,
        "Run " + kind(report.module(), failed ? "Failed" : "Succeeded"),
        Json.write(detail));
  }

  private static String kind(RunModule module, String end) {
    String what =
        switch (module) {
          case PREUPGRADE -> "Preupgrade";
          case UPGRADE -> "Upgrade";
        };
    return what + " " + end;
  }
}
