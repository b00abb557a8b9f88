package io.aurorafleet.worker.report;

import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.report.Plain;
import io.aurorafleet.worker.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The plain texts that an attempt leaves: operations, summary, error report. */
public final class AttemptTexts {
  private AttemptTexts() {}

  /** Each operation with start, end, duration and result. */
  public static String operations(Checkpoint checkpoint, Instant now) {
    ClusterReport report = ClusterReports.of(checkpoint, now);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("OPERATION", "HOP", "START", "END", "TOOK", "LOOKS", "WOKEN BY", "RESULT"));
    List<StepTrace> steps = report.steps();
    for (int i = 0; i < steps.size(); i++) {
      rows.add(row(steps.get(i), failed(report, steps, i)));
    }
    return RunReportText.table(rows);
  }

  /** What a session came to, on one page. */
  public static String summary(Checkpoint checkpoint, Instant now) {
    ClusterReport r = ClusterReports.of(checkpoint, now);
    StringBuilder text = new StringBuilder();
    line(text, "Run", r.run() + ", " + r.module() + ", attempt " + r.attempt());
    line(text, "Cluster", r.cluster() + " (" + checkpoint.order().resourceId() + ")");
    line(text, "Result", r.status().name());
    line(
        text,
        "Version",
        r.from()
            + " -> "
            + (r.to() == null ? "not known" : r.to())
            + ", target "
            + checkpoint.order().target());
    line(text, "Time", Plain.time(r.startedAt()) + " to " + Plain.time(r.endedAt()));
    line(text, "Took", Plain.duration(Duration.between(r.startedAt(), r.endedAt())));
    line(text, "Upgrade window", Plain.duration(Windows.of(r.steps())));
    ClusterReport.Outage outage = r.outage();
    if (outage != null) {
      String gap = outage.whole() ? "" : " (not watched throughout)";
      line(text, "Unreachable", "%.1f s%s".formatted(outage.seconds(), gap));
    }
    line(text, "Rows", Plain.rows(r.before()) + " before, " + Plain.rows(r.after()) + " after");
    line(
        text,
        "Waits",
        "%d ended by event, %d by timer".formatted(r.resumedByEvent(), r.resumedByTimer()));
    Failure failure = r.failure();
    if (failure != null) {
      line(text, "Reason", failure.reason());
      line(text, "Next action", failure.nextAction());
    }
    r.findings().forEach(f -> line(text, "Finding", finding(f)));
    r.proof().forEach(i -> line(text, "Proof", i.verdict() + " " + Proof.line(i)));
    r.warnings().forEach(w -> line(text, "Note", w));
    r.kept().forEach(k -> line(text, "Kept", k));
    r.artifacts().forEach(a -> line(text, "Log", a));
    return text.toString();
  }

  /** Why an attempt failed, with all there is to find the cause, and what to do. */
  public static String errors(
      Checkpoint checkpoint, Failure failure, List<ClusterEvent> events, String noEvents) {
    StringBuilder text = new StringBuilder();
    line(text, "Cluster", checkpoint.order().cluster() + ", attempt " + checkpoint.attempt());
    line(text, "Category", failure.category() + " (" + failure.code() + ")");
    line(text, "Reason", failure.reason());
    line(text, "Suggestion", failure.nextAction());
    text.append("\nEvidence\n");
    failure.evidence().forEach(e -> text.append("  ").append(Plain.line(e)).append('\n'));
    text.append("\nRecent RDS events\n");
    events.forEach(
        e ->
            text.append(
                "  %s %s: %s%n"
                    .formatted(e.at(), Plain.line(e.source()), Plain.line(e.message()))));
    text.append(events.isEmpty() ? "  " + Plain.line(noEvents) + "\n" : "");
    return text.toString();
  }

  /** The step before the first exit step is the one that failed. */
  private static boolean failed(ClusterReport report, List<StepTrace> steps, int i) {
    boolean exit = ClusterReports.EXIT.contains(steps.get(i).step());
    boolean last = i + 1 == steps.size() || ClusterReports.EXIT.contains(steps.get(i + 1).step());
    return report.failure() != null && !exit && last;
  }

  private static List<String> row(StepTrace step, boolean failed) {
    return List.of(
        step.step(),
        Integer.toString(step.hop() + 1),
        Plain.time(step.startedAt()),
        Plain.time(step.endedAt()),
        Plain.duration(Duration.between(step.startedAt(), step.endedAt())),
        Integer.toString(step.looks()),
        Plain.woken(step),
        failed ? "FAILED" : "done");
  }

  private static String finding(Finding f) {
    String where = f.database() == null ? "" : " in database " + f.database();
    return f.severity() + " " + f.check() + where + ": " + f.what();
  }

  private static void line(StringBuilder text, String label, String value) {
    String[] lines = Plain.lines(value).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      text.append("%-16s%s%n".formatted(i == 0 ? label + ":" : "", lines[i]));
    }
  }
}
