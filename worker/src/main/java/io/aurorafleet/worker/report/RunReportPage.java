package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.report.Html;
import io.aurorafleet.report.PageStyle;
import io.aurorafleet.report.Plain;
import java.time.Duration;
import java.util.List;

/**
 * The report of a run as one page that needs nothing else: no script, no request. Names from
 * databases and events are escaped by {@link Html}; the page's policy forbids the rest.
 */
public final class RunReportPage {
  private RunReportPage() {}

  public static String of(RunReport report) {
    List<Html> chips =
        report.counts().entrySet().stream()
            .map(
                e ->
                    Html.of(
                        "<span class=\"chip {}\">{} {}</span>",
                        e.getKey(),
                        e.getValue(),
                        words(e.getKey())))
            .toList();
    return Html.of(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{} {}</title><style>{}</style></head><body>
            <h1>{} to {}: {}</h1>
            <div class="dim">Run {} · {} to {} · {}</div>
            <div class="chips">{}</div>
            <div class="card wide"><table class="fleet">
            <tr><th>Cluster<th>Status<th>Versions<th>Rows<th class=num>Upgrade window<th>Timeline</tr>
            {}</table></div>
            {}
            </body></html>
            """,
            report.module(),
            report.run(),
            new Html(PageStyle.CSS),
            report.module(),
            report.target(),
            report.success() ? "every cluster ended well" : "somebody has to act",
            report.run(),
            Plain.time(report.startedAt()),
            Plain.time(report.endedAt()),
            Plain.duration(Duration.between(report.startedAt(), report.endedAt())),
            Html.all(chips),
            Html.all(report.clusters().stream().map(c -> overview(report, c)).toList()),
            Html.all(report.clusters().stream().map(ClusterSection::of).toList()))
        .markup();
  }

  private static Html overview(RunReport report, ClusterReport c) {
    return Html.of(
        """
        <tr><td><a href="#cluster-{}">{}</a><td><span class="{}">{}</span><td>{} → {}\
        <td>{}<td class=num>{}<td>{}</tr>
        """,
        c.cluster(),
        c.cluster(),
        c.status(),
        words(c.status()),
        c.from() == null ? "?" : c.from(),
        c.to() == null ? "?" : c.to(),
        c.before().isEmpty() ? "–" : Plain.rows(c.before()) + " → " + Plain.rows(c.after()),
        Windows.of(c.steps()).isZero() ? "–" : Plain.duration(Windows.of(c.steps())),
        Timeline.of(c, report.startedAt(), report.endedAt()));
  }

  private static String words(ClusterReport.Status status) {
    return switch (status) {
      case WAITING -> "waiting";
      case RUNNING -> "running";
      case SUCCEEDED -> "succeeded";
      case NOTHING_TO_DO -> "nothing to do";
      case FAILED -> "failed";
      case HELD -> "held";
    };
  }
}
