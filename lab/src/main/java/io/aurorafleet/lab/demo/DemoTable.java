package io.aurorafleet.lab.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The demo's last words: a table, and the proof of each cluster from the database itself. */
final class DemoTable {
  private DemoTable() {}

  static void print(DemoResult result, PrintWriter out) {
    out.println();
    out.printf(
        "%-10s %-8s %-8s %-14s %11s %9s %7s %7s%n",
        "CLUSTER", "FROM", "TO", "STATUS", "ROWS", "DOWNTIME", "EVENTS", "TIMERS");
    for (ClusterOutcome c : result.clusters()) {
      out.printf(
          "%-10s %-8s %-8s %-14s %11s %8.1fs %7d %7d%n",
          c.plan().id(),
          c.before().serverVersion(),
          c.after().serverVersion(),
          c.report().status(),
          c.before().rows()
              + (c.before().rows() == c.after().rows() ? " kept" : " -> " + c.after().rows()),
          c.downtime().toMillis() / 1000.0,
          c.report().resumedByEvent(),
          c.report().resumedByTimer());
    }
    out.println();
    result.clusters().forEach(c -> proof(c, out));
    out.println();
    if (!result.success()) {
      out.println("NOT AS EXPECTED:");
      result
          .complaints()
          .forEach((id, wrong) -> wrong.forEach(w -> out.println("  " + id + ": " + w)));
    }
    out.printf(
        "%s in %.1f s; a worker used up to %d MB%nReport: %s%n",
        result.success()
            ? "Every cluster ended as expected"
            : "Some clusters did not end as expected",
        result.took().toMillis() / 1000.0,
        result.workerMegabytes(),
        result.report());
    out.flush();
  }

  private static String age(ClusterOutcome c) {
    Duration age = c.after().statisticsAge();
    return age == null ? "?" : Long.toString(age.toSeconds());
  }

  private static void proof(ClusterOutcome c, PrintWriter out) {
    if (c.report().failure() != null) {
      out.println(c.plan().id() + ": " + c.report().failure().reason());
      out.println("  next: " + c.report().failure().nextAction());
      return;
    }
    Map<String, String> moved = new TreeMap<>();
    c.after()
        .extensions()
        .forEach(
            (name, version) -> {
              String before = c.before().extensions().getOrDefault(name, "-");
              if (!before.equals(version)) {
                moved.put(name, before + " -> " + version);
              }
            });
    List<String> bare = c.after().unanalyzed();
    out.printf(
        "%s: server_version %s -> %s, %d rows -> %d rows, statistics %s, extensions %s%n",
        c.plan().id(),
        c.before().serverVersion(),
        c.after().serverVersion(),
        c.before().rows(),
        c.after().rows(),
        bare.isEmpty() ? "everywhere, %s s old at most".formatted(age(c)) : "missing in " + bare,
        moved.isEmpty() ? "unchanged" : moved.toString());
  }
}
