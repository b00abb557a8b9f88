package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.dispatcher.cli.Table;
import io.aurorafleet.dispatcher.dispatch.DispatchResult.Line;
import io.aurorafleet.dispatcher.dispatch.DispatchResult.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A dispatch's result for people. */
final class DispatchText {
  private DispatchText() {}

  /**
   * Says it.
   *
   * @param columns how many characters fit on a line
   */
  static List<String> lines(DispatchResult result, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Run %s: %s to %s, %s, at most %d at a time, %s%s"
            .formatted(
                result.run(),
                result.module(),
                result.target(),
                count(result.clusters().size()),
                result.inFlight(),
                budget(result),
                result.windowEnd() == null ? "" : ", until " + result.windowEnd()));
    lines.add("");
    Table table = new Table("CLUSTER", "FROM", "TO", "WAVE", "STATE", "NOTE");
    for (Line line : result.clusters()) {
      table.row(
          line.cluster().value(),
          line.from().value(),
          line.to().value(),
          line.wave().name().toLowerCase(Locale.ROOT),
          line.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          line.note());
    }
    lines.addAll(table.lines(columns));
    if (!result.skipped().isEmpty()) {
      lines.add("");
      lines.add("Asked for, but left out:");
      result.skipped().forEach(s -> lines.add("  %s: %s".formatted(s.cluster(), s.reason())));
    }
    if (!result.live().isEmpty()) {
      lines.add("");
      lines.add("Left out, because another run has them:");
      result.live().forEach(one -> lines.add("  " + one));
    }
    lines.add("");
    if (result.clusters().stream().anyMatch(line -> line.state() == State.NOT_ENROLLED)) {
      lines.add(
          "Not complete. Workers complete it by themselves; or repeat this dispatch with --run %s."
              .formatted(result.run()));
    }
    lines.add("Next: aurora-fleet status --run %s --watch".formatted(result.run()));
    return lines;
  }

  private static String count(int clusters) {
    return clusters == 1 ? "1 cluster" : clusters + " clusters";
  }

  private static String budget(DispatchResult result) {
    Integer budget = result.failureBudget();
    if (budget == null) {
      return "whatever fails";
    }
    return budget == 0
        ? "until one has failed"
        : "until more than %d of a wave have failed".formatted(budget);
  }
}
