package io.aurorafleet.report.plan;

import io.aurorafleet.report.Html;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import io.aurorafleet.survey.ClusterSurvey.Database;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the databases hold, as far as an upgrade minds. */
final class DatabaseTable {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

  private DatabaseTable() {}

  static Html of(Contents contents) {
    return Html.of(
        """
        <h2>Databases</h2><div class="dim">{}, oldest transaction id {} old, wal_level {}</div>
        <div class="wide"><table>
        <tr><th>Database<th class=num>Size<th class=num>Tables<th class=num>Without key\
        <th class=num>Large objects<th>Extensions</tr>{}</table></div>
        """,
        Words.count(contents.logicalSlots(), "logical slot"),
        Words.number(contents.oldestXidAge()),
        contents.walLevel(),
        Html.all(contents.databases().stream().map(DatabaseTable::row).toList()));
  }

  private static Html row(Database d) {
    return Html.of(
        "<tr><td>{}<td class=num>{}<td class=num>{}<td class=num>{}<td class=num>{}<td>{}</tr>",
        d.name(),
        size(d.bytes()),
        Words.number(d.tables()),
        Words.number(d.withoutKey()),
        Words.number(d.largeObjects()),
        new TreeMap<>(d.extensions())
            .entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", ")));
  }

  /** In PostgreSQL's units. */
  static String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
  }
}
