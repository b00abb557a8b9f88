package io.aurorafleet.lab.oracle;

import java.io.PrintWriter;

/** What people see while it goes on, and at the end. */
final class OracleText {
  private OracleText() {}

  static void print(Trial trial, PrintWriter out) {
    out.printf(
        "%s %-28s %-8s pg_upgrade %s | preflight %s%n",
        trial.good() ? "  " : "!!",
        trial.name(),
        trial.pair(),
        trial.pgUpgrade(),
        trial.preflight());
    trial.missed().forEach(object -> out.println("     MISSED " + object));
    trial.falseBlockers().forEach(id -> out.println("     BLOCKED WRONGLY by " + id));
    if (trial.unexpected()) {
      out.println("     pg_upgrade did not do what the case's header says");
    }
    out.flush();
  }

  static void summary(OracleResult result, PrintWriter out) {
    out.printf(
        "%d cases, %d pairs of majors, %d verdicts: %d misses, %d false blockers%n",
        result.cases().size(),
        result.pairs().size(),
        result.trials().size(),
        result.misses(),
        result.falseBlockers());
    result.skipped().forEach(why -> out.println(why));
    if (result.unexpected() > 0) {
      out.printf(
          "%d times pg_upgrade did not do what the case's header says%n", result.unexpected());
    }
    out.flush();
  }
}
