package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.dispatcher.cli.Table;
import io.aurorafleet.report.Plain;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlanWords;
import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.report.plan.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan for people: the fleet side by side, then what each cluster needs somebody for. */
final class PlanText {
  private PlanText() {}

  static List<String> lines(FleetPlan plan, @Nullable Path file) {
    List<String> lines = new ArrayList<>();
    lines.add("Plan: %s to %s".formatted(plan.module(), plan.target()));
    lines.add(PlanWords.about(plan));
    lines.add(PlanWords.options(plan.options()));
    lines.add("");
    lines.addAll(table(plan).lines());
    plan.clusters().forEach(c -> lines.addAll(section(c)));
    lines.add("");
    lines.add(summary(plan));
    plan.totals().room().forEach(r -> lines.add("Quota " + r.words()));
    lines.add("For approval: " + plan.approval());
    lines.addAll(next(plan, file));
    return lines;
  }

  private static Table table(FleetPlan plan) {
    Table table =
        new Table(
            "CLUSTER",
            "WAY",
            "VERDICT",
            "FINDINGS",
            "PARAMETERS",
            "TABLES",
            "SLOTS",
            "ADVICE",
            "SAVES",
            "SUPPORT ENDS",
            "APPROVAL");
    for (PlannedCluster c : plan.clusters()) {
      table.row(
          c.cluster().value(),
          PlanWords.way(c).replace("→", ">"),
          c.verdict().words(),
          "%d/%d/%d"
              .formatted(
                  c.of(Severity.BLOCKER).size(),
                  c.of(Severity.WARNING).size(),
                  c.of(Severity.INFO).size()),
          PlanWords.parameters(c),
          c.contents() == null ? "" : Long.toString(c.contents().tables()),
          c.contents() == null ? "" : Integer.toString(c.contents().logicalSlots()),
          c.advice() == null ? "" : c.advice().strategy().words(),
          PlanWords.saving(c),
          PlanWords.supportEnd(c),
          PlanWords.shortHash(c.approval()));
    }
    return table;
  }

  /** Blockers with their fix, warnings in a line; notes are for JSON and the page. */
  private static List<String> section(PlannedCluster c) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("%s: %s%s".formatted(c.cluster(), c.verdict().words(), because(c)));
    if (!c.outage().isEmpty() && c.verdict() != Verdict.NOTHING_TO_DO) {
      lines.add("  outage: " + c.outage());
    }
    if (c.advice() != null) {
      lines.add("  advice: " + c.advice().strategy().words());
      c.advice().reasons().forEach(r -> lines.add("          " + Plain.line(r)));
    }
    c.of(Severity.BLOCKER).forEach(f -> lines.addAll(blocker(f)));
    c.of(Severity.WARNING).forEach(f -> lines.add("  warning " + said(f)));
    return lines;
  }

  private static String because(PlannedCluster c) {
    return c.reason().isEmpty() ? "" : ", " + Plain.line(c.reason());
  }

  private static List<String> blocker(Finding f) {
    List<String> lines = new ArrayList<>();
    lines.add("  BLOCKER " + said(f));
    String label = "     fix: ";
    for (String line : Plain.lines(f.remedy()).split("\n", -1)) {
      lines.add(label + line);
      label = "          ";
    }
    return lines;
  }

  private static String said(Finding f) {
    String where = f.database() == null ? "" : " in database " + Plain.line(f.database());
    String objects =
        f.details().isEmpty()
            ? ""
            : f.details().stream().map(Plain::line).collect(Collectors.joining(", ", " (", ")"));
    return f.check() + where + ": " + Plain.line(f.what()) + objects;
  }

  private static String summary(FleetPlan plan) {
    String counts =
        plan.totals().verdicts().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().words())
            .collect(Collectors.joining(", "));
    if (plan.totals().monthlySaving().signum() <= 0) {
      return counts;
    }
    return "%s; saves %s of Extended Support a month. %s"
        .formatted(
            counts, PlanWords.dollars(plan.totals().monthlySaving()), plan.totals().prices());
  }

  private static List<String> next(FleetPlan plan, @Nullable Path file) {
    if (plan.ready().isEmpty()) {
      return plan.stops()
          ? List.of("Next: fix what stands in the way, then plan again.")
          : List.of();
    }
    String name = file == null ? "plan.json" : file.toString();
    String save = file == null ? "save the plan (--json plan.json), then " : "";
    String left =
        plan.stops() ? "fix what stands in the way and plan again; or, for what is ready, " : "";
    return List.of(
        "Next: %s%saurora-fleet dispatch --plan %s --approved %s"
            .formatted(left, save, name, plan.approval()));
  }
}
