package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.report.Plain;
import io.aurorafleet.report.plan.PlanWords;
import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.report.plan.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan as it comes about, redrawn in place; taken away when the last cluster was seen, as the
 * plan itself follows. More clusters than fit are counted.
 */
final class LiveTable implements PlanWatcher {
  /** What scrolls off the top cannot be redrawn, and terminals of 24 lines are usual. */
  static final int MOST_ROWS = 20;

  /** The terminal cuts a line at its edge, wherever that is, in place of wrapping it. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  /** Takes the last character away where the line was cut: it is the line's end, not its next. */
  private static final String REST = "\u001b[K";

  private static final String BELOW = "\u001b[J";

  private final PrintWriter out;
  private final Map<ClusterId, String> rows = new LinkedHashMap<>();
  private final Map<Verdict, Integer> counts = new TreeMap<>();
  private int seen;
  private int drawn;

  LiveTable(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begins(List<ClusterId> clusters) {
    clusters.forEach(c -> rows.put(c, "waits"));
    draw();
  }

  @Override
  public void looks(ClusterId cluster) {
    rows.put(cluster, "is looked at …");
    draw();
  }

  @Override
  public void seen(PlannedCluster cluster) {
    String why = cluster.reason().isEmpty() ? "" : ", " + Plain.line(cluster.reason());
    rows.put(
        cluster.cluster(),
        "%s: %s%s".formatted(PlanWords.way(cluster), cluster.verdict().words(), why));
    counts.merge(cluster.verdict(), 1, Integer::sum);
    seen++;
    if (seen == rows.size()) {
      clear();
      out.flush();
    } else {
      draw();
    }
  }

  /** Line over line, without clearing first, which flickers and fills some scrollbacks. */
  private void draw() {
    up();
    List<String> lines = new ArrayList<>();
    int width = rows.keySet().stream().mapToInt(c -> c.value().length()).max().orElse(0);
    rows.entrySet().stream()
        .filter(row -> rows.size() <= MOST_ROWS || row.getValue().startsWith("is"))
        .limit(MOST_ROWS)
        .forEach(
            row ->
                lines.add(
                    row.getKey()
                        + " ".repeat(width - row.getKey().value().length() + 2)
                        + row.getValue()));
    lines.add("Looked at %d of %d clusters%s".formatted(seen, rows.size(), counted()));
    out.print(NO_WRAP);
    lines.forEach(line -> out.println(line + REST));
    out.print(WRAP + BELOW);
    drawn = lines.size();
    out.flush();
  }

  private String counted() {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (verdict, count) ->
            text.append(text.isEmpty() ? ": " : ", ")
                .append(count)
                .append(' ')
                .append(verdict.words()));
    return text.toString();
  }

  /** Away with what was drawn. */
  private void clear() {
    up();
    out.print(BELOW);
  }

  private void up() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A");
    }
    drawn = 0;
  }
}
