package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.report.Html;
import io.aurorafleet.report.Plain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A cluster's steps as a bar over a stretch of time. */
final class Timeline {
  private Timeline() {}

  static Html of(ClusterReport cluster, Instant from, Instant to) {
    double whole = Math.max(1, Duration.between(from, to).toMillis());
    List<Html> parts = new ArrayList<>();
    for (StepTrace step : cluster.steps()) {
      double left = Duration.between(from, step.startedAt()).toMillis() / whole * 100;
      double width = Duration.between(step.startedAt(), step.endedAt()).toMillis() / whole * 100;
      parts.add(
          Html.of(
              """
              <i class="{}" style="left:{}%;width:{}%" title="{}"></i>""",
              kind(step), percent(left), percent(width), title(step)));
    }
    return Html.of("<div class=\"track\">{}</div>", Html.all(parts));
  }

  private static String kind(StepTrace step) {
    if (Windows.away(step)) {
      return "away";
    }
    return ClusterReports.EXIT.contains(step.step()) ? "exit" : "step";
  }

  private static String title(StepTrace step) {
    return step.step() + ", " + Plain.duration(Duration.between(step.startedAt(), step.endedAt()));
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.3f", Math.max(0, Math.min(100, value)));
  }
}
