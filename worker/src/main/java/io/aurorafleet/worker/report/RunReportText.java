package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.report.Plain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report of a run as plain text: one table, then what needs somebody's attention. */
public final class RunReportText {
  private static final List<String> HEAD =
      List.of("CLUSTER", "STATUS", "FROM", "TO", "TOOK", "WINDOW", "ROWS", "WOKEN");

  private RunReportText() {}

  public static String of(RunReport report) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    report.clusters().forEach(c -> rows.add(row(c)));
    StringBuilder text = new StringBuilder();
    text.append(
        "Run %s: %s to %s, %s to %s%n%n"
            .formatted(
                report.run(),
                report.module(),
                report.target(),
                Plain.time(report.startedAt()),
                Plain.time(report.endedAt())));
    text.append(table(rows)).append('\n');
    text.append(
        report.counts().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ")));
    text.append('\n');
    report.clusters().forEach(c -> attention(c, text));
    return text.toString();
  }

  /** Columns as wide as their widest cell, two blanks between. */
  static String table(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(width[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static List<String> row(ClusterReport c) {
    return List.of(
        c.cluster().value(),
        c.status().name(),
        c.from() == null ? "?" : c.from().value(),
        c.to() == null ? "?" : c.to().value(),
        Plain.duration(Duration.between(c.startedAt(), c.endedAt())),
        Windows.of(c.steps()).isZero() ? "-" : Plain.duration(Windows.of(c.steps())),
        c.before().isEmpty() ? "-" : Plain.rows(c.before()) + " -> " + Plain.rows(c.after()),
        "%d event, %d timer".formatted(c.resumedByEvent(), c.resumedByTimer()));
  }

  private static void attention(ClusterReport c, StringBuilder text) {
    Failure failure = c.failure();
    if (failure == null && c.warnings().isEmpty()) {
      return;
    }
    text.append('\n').append(c.cluster()).append('\n');
    if (failure != null) {
      text.append("  failed: ").append(Plain.line(failure.reason())).append('\n');
      Plain.lines(failure.nextAction())
          .lines()
          .forEach(l -> text.append("  next:   ").append(l).append('\n'));
    }
    c.warnings().forEach(w -> text.append("  note:   ").append(Plain.line(w)).append('\n'));
    c.kept().forEach(k -> text.append("  kept:   ").append(Plain.line(k)).append('\n'));
  }
}
