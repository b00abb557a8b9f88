package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.ClusterId;
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
  private static final int MOST_ROWS = 30;
  private static final int WIDTH = 100;

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
    String why = cluster.reason().isEmpty() ? "" : ", " + cluster.reason();
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

  private void draw() {
    clear();
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
    lines.forEach(line -> out.println(cut(line)));
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

  /** Up over what was drawn, and away with it. */
  private void clear() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A\u001b[J");
    }
    drawn = 0;
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }
}
