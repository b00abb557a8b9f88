package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.report.FindingTable;
import io.aurorafleet.report.Html;
import io.aurorafleet.report.Plain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything the page tells of one cluster. */
final class ClusterSection {
  private ClusterSection() {}

  static Html of(ClusterReport c) {
    Failure failure = c.failure();
    return Html.of(
        """
        <details id="{}" {}><summary>{} <span class="{}">{}</span>
        <span class="dim">{} → {}, {}</span></summary>
        {}{}{}{}{}{}{}{}{}{}{}</details>
        """,
        "cluster-" + c.cluster(),
        Html.of(failure == null ? "" : "open"),
        c.cluster(),
        c.status(),
        c.status(),
        c.from() == null ? "?" : c.from(),
        c.to() == null ? "?" : c.to(),
        Plain.duration(Duration.between(c.startedAt(), c.endedAt())),
        failure == null ? Html.NOTHING : failure(failure),
        Timeline.of(c, c.startedAt(), c.endedAt()),
        EvidenceSection.clock(c),
        steps(c.steps()),
        FindingTable.of(c.findings()),
        databases(c.before(), c.after()),
        extensions(c.extensions()),
        EvidenceSection.of(c),
        list("Notes", c.warnings()),
        list("Kept", c.kept()),
        list("Logs", c.artifacts()));
  }

  private static Html failure(Failure f) {
    Html evidence =
        f.evidence().isEmpty()
            ? Html.NOTHING
            : Html.of(
                "<h2>Evidence</h2><pre>{}</pre>",
                f.evidence().stream().map(Plain::line).collect(Collectors.joining("\n")));
    return Html.of(
        """
        <div class="why"><b>{}</b><h2>Next action</h2><pre>{}</pre>{}\
        <span class="dim">{} · {}</span></div>
        """,
        f.reason(),
        f.nextAction(),
        evidence,
        f.category(),
        f.code());
  }

  private static Html steps(List<StepTrace> steps) {
    return table(
        "Timeline",
        "<tr><th>Step<th>Hop<th>Began<th>Took<th class=num>Looks<th>Woken by</tr>",
        steps.stream()
            .map(
                s ->
                    Html.of(
                        "<tr><td>{}<td>{}<td>{}<td class=num>{}<td class=num>{}<td>{}</tr>",
                        s.step(),
                        s.hop() + 1,
                        Plain.time(s.startedAt()),
                        Plain.duration(Duration.between(s.startedAt(), s.endedAt())),
                        s.looks(),
                        Plain.woken(s)))
            .toList());
  }

  private static Html databases(List<DatabaseState> before, List<DatabaseState> after) {
    Map<String, DatabaseState> old = byName(before);
    Map<String, DatabaseState> now = byName(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<Html> rows = new ArrayList<>();
    for (String name : names) {
      DatabaseState was = old.get(name);
      DatabaseState is = now.get(name);
      rows.add(
          Html.of(
              "<tr><td>{}<td class=num>{} → {}<td class=num>{} → {}<td>{}</tr>",
              name,
              was == null ? "–" : was.tables(),
              is == null ? "–" : is.tables(),
              was == null ? "–" : Plain.rows(List.of(was)),
              is == null ? "–" : Plain.rows(List.of(is)),
              is == null || is.oldestStatistics() == null
                  ? "–"
                  : Plain.time(is.oldestStatistics())));
    }
    return table(
        "Databases",
        "<tr><th>Database<th class=num>Tables<th class=num>Rows<th>Oldest statistics</tr>",
        rows);
  }

  private static Html extensions(List<ExtensionChange> changes) {
    return table(
        "Extensions",
        "<tr><th>Database<th>Extension<th>From<th>To<th>Problem</tr>",
        changes.stream()
            .map(
                e ->
                    Html.of(
                        "<tr><td>{}<td>{}<td>{}<td>{}<td class=\"{}\">{}</tr>",
                        e.database(),
                        e.extension(),
                        e.from(),
                        e.to(),
                        e.failed() ? "FAILED" : "",
                        e.problem()))
            .toList());
  }

  private static Html list(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> items = lines.stream().map(l -> Html.of("<li>{}</li>", l)).toList();
    return Html.of("<h2>{}</h2><ul>{}</ul>", title, Html.all(items));
  }

  static Html table(String title, String head, List<Html> rows) {
    return rows.isEmpty()
        ? Html.NOTHING
        : Html.of(
            "<h2>{}</h2><div class=\"wide\"><table>{}{}</table></div>",
            title,
            Html.of(head),
            Html.all(rows));
  }

  private static Map<String, DatabaseState> byName(List<DatabaseState> states) {
    Map<String, DatabaseState> map = new TreeMap<>();
    states.forEach(s -> map.put(s.database(), s));
    return map;
  }
}
