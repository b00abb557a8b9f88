package io.aurorafleet.dispatcher.control;

import io.aurorafleet.dispatcher.cli.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A command's result for people. */
final class ControlText {
  private ControlText() {}

  /**
   * Says it.
   *
   * @param columns how many characters fit on a line
   */
  static List<String> lines(ControlResult result, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add("Run %s: %s".formatted(result.run(), result.command()));
    if (!result.clusters().isEmpty()) {
      lines.add("");
      Table table = new Table("CLUSTER", "DONE", "NOTE");
      result
          .clusters()
          .forEach(line -> table.row(line.cluster().value(), word(line.deed()), line.note()));
      lines.addAll(table.lines(columns));
      lines.add("");
      lines.add(counts(result));
    }
    lines.addAll(result.notes());
    return lines;
  }

  private static String counts(ControlResult result) {
    return result.clusters().stream()
        .collect(
            Collectors.groupingBy(ControlResult.Line::deed, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(count -> count.getValue() + " " + word(count.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String word(Deed deed) {
    return deed.name().toLowerCase(Locale.ROOT);
  }
}
