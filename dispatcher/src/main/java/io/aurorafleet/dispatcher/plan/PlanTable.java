package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.report.plan.PlanWords;
import io.aurorafleet.report.plan.PlannedCluster;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fleet side by side, a line a cluster, in as many columns as fit. What does not fit is no
 * column, but told in {@link #rest}; a name that is too long has a line of its own.
 */
final class PlanTable {
  private static final String GAP = "  ";

  /** A name's place is not made narrower, even if then not all fits that should. */
  private static final int NARROWEST_NAME = 16;

  private enum Column {
    CLUSTER,
    WAY,
    VERDICT,
    FINDINGS,
    PARAMETERS,
    TABLES,
    SLOTS,
    ADVICE,
    SAVES,
    SUPPORT_ENDS,
    APPROVAL;

    String heading() {
      return name().replace('_', ' ');
    }

    String of(PlannedCluster c) {
      return switch (this) {
        case CLUSTER -> c.cluster().value();
        case WAY -> PlanWords.way(c).replace("→", ">");
        case VERDICT -> c.verdict().words();
        case FINDINGS ->
            "%d/%d/%d"
                .formatted(
                    c.of(Severity.BLOCKER).size(),
                    c.of(Severity.WARNING).size(),
                    c.of(Severity.INFO).size());
        case PARAMETERS -> PlanWords.parameters(c);
        case TABLES -> c.contents() == null ? "" : Long.toString(c.contents().tables());
        case SLOTS -> c.contents() == null ? "" : Integer.toString(c.contents().logicalSlots());
        case ADVICE -> c.advice() == null ? "" : c.advice().strategy().words();
        case SAVES -> PlanWords.saving(c);
        case SUPPORT_ENDS -> PlanWords.supportEnd(c);
        case APPROVAL -> PlanWords.shortHash(c.approval());
      };
    }
  }

  /** Without these one cannot compare clusters; a long name yields to them. */
  private static final List<Column> NEEDED = List.of(Column.VERDICT, Column.FINDINGS, Column.WAY);

  /** Those that one compares first, first. */
  private static final List<Column> WISHED =
      List.of(
          Column.ADVICE,
          Column.SAVES,
          Column.SLOTS,
          Column.SUPPORT_ENDS,
          Column.TABLES,
          Column.APPROVAL,
          Column.PARAMETERS);

  private final List<PlannedCluster> clusters;

  /** The columns shown, in their order, with their widths. */
  private final Map<Column, Integer> shown = new EnumMap<>(Column.class);

  PlanTable(List<PlannedCluster> clusters, int width) {
    this.clusters = clusters;
    int needed = NEEDED.stream().mapToInt(c -> GAP.length() + width(c)).sum();
    int name = Math.min(width(Column.CLUSTER), Math.max(NARROWEST_NAME, width - needed));
    shown.put(Column.CLUSTER, name);
    int room = width - name;
    for (Column column : Stream.concat(NEEDED.stream(), WISHED.stream()).toList()) {
      int takes = GAP.length() + width(column);
      if (takes <= room && told(column)) {
        shown.put(column, width(column));
        room -= takes;
      }
    }
  }

  private int width(Column column) {
    return clusters.stream()
        .mapToInt(c -> column.of(c).length())
        .reduce(column.heading().length(), Math::max);
  }

  /** A column without a single value only takes room. */
  private boolean told(Column column) {
    return clusters.stream().anyMatch(c -> !column.of(c).isEmpty());
  }

  List<String> lines() {
    return Stream.concat(
            Stream.of(line(shown.keySet().stream().map(Column::heading).toList())),
            clusters.stream()
                .flatMap(c -> row(shown.keySet().stream().map(column -> column.of(c)).toList())))
        .toList();
  }

  /** What of a cluster no column shows, as {@code name value} pairs; empty when all is shown. */
  String rest(PlannedCluster c) {
    return Arrays.stream(Column.values())
        .filter(column -> !shown.containsKey(column) && !column.of(c).isEmpty())
        .map(column -> column.heading().toLowerCase(Locale.ROOT) + " " + column.of(c))
        .collect(Collectors.joining(" · "));
  }

  private Stream<String> row(List<String> cells) {
    String name = cells.get(0);
    if (name.length() <= shown.getOrDefault(Column.CLUSTER, 0)) {
      return Stream.of(line(cells));
    }
    List<String> others = Stream.concat(Stream.of(""), cells.stream().skip(1)).toList();
    return Stream.of(name, line(others));
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    List<Integer> widths = List.copyOf(shown.values());
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(cell).append(" ".repeat(widths.get(i) - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
