package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.dispatcher.cli.Wrapped;
import io.aurorafleet.report.Fixes;
import io.aurorafleet.report.Plain;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlanWords;
import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.report.plan.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan for people: the fleet side by side, then what each cluster needs somebody for. Lines fit
 * the width given, but those with something to paste, which are left whole.
 */
final class PlanText {
  private static final String INDENT = "          ";

  private final FleetPlan plan;
  private final int width;
  private final PlanTable table;

  PlanText(FleetPlan plan, int width) {
    this.plan = plan;
    this.width = width;
    this.table = new PlanTable(plan.clusters(), width);
  }

  List<String> lines(@Nullable Path file) {
    List<String> lines = new ArrayList<>();
    lines.add("Plan: %s to %s".formatted(plan.module(), plan.target()));
    lines.addAll(said("", "  ", PlanWords.about(plan)));
    lines.addAll(said("", "  ", PlanWords.options(plan.options())));
    lines.add("");
    lines.addAll(table.lines());
    lines.add("Findings are blockers/warnings/notes.");
    plan.clusters().forEach(c -> lines.addAll(section(c)));
    lines.add("");
    lines.addAll(said("", "  ", summary()));
    plan.totals().room().forEach(r -> lines.addAll(said("Quota ", "  ", r.words())));
    lines.add("For approval: " + plan.approval());
    lines.addAll(next(file));
    return lines;
  }

  /** Blockers with their fix, warnings in a line; notes are for JSON and the page. */
  private List<String> section(PlannedCluster c) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        said("", "  ", "%s: %s%s".formatted(c.cluster(), c.verdict().words(), because(c))));
    lines.addAll(told("  also:   ", table.rest(c)));
    if (c.verdict() != Verdict.NOTHING_TO_DO) {
      lines.addAll(told("  outage: ", c.outage()));
    }
    if (c.advice() != null) {
      lines.add("  advice: " + c.advice().strategy().words());
      c.advice().reasons().forEach(r -> lines.addAll(said(INDENT, INDENT, Plain.line(r))));
    }
    List<Finding> blockers = c.of(Severity.BLOCKER);
    for (int i = 0; i < blockers.size(); i++) {
      lines.addAll(finding("  BLOCKER ", blockers.get(i)));
      lines.addAll(fix(blockers.get(i), Fixes.instead(blockers, i)));
    }
    c.of(Severity.WARNING).forEach(f -> lines.addAll(finding("  warning ", f)));
    return lines;
  }

  private List<String> said(String first, String indent, String text) {
    return Wrapped.lines(first, indent, text, width);
  }

  private List<String> told(String label, String text) {
    return text.isEmpty() ? List.of() : said(label, INDENT, text);
  }

  private static String because(PlannedCluster c) {
    return c.reason().isEmpty() ? "" : ", " + Plain.line(c.reason());
  }

  private List<String> fix(Finding f, Optional<Finding> instead) {
    List<String> lines = new ArrayList<>();
    String label = "     fix: ";
    String remedy = instead.map(i -> "That of " + i.check() + ".").orElseGet(f::remedy);
    for (String line : Plain.lines(remedy).split("\n", -1)) {
      lines.addAll(
          sentence(line) ? said(label, INDENT, line) : List.of((label + line).stripTrailing()));
      label = INDENT;
    }
    return lines;
  }

  /** Neither SQL nor a command ends like this, so it may be broken. */
  private static boolean sentence(String line) {
    return line.endsWith(":") || line.endsWith(".");
  }

  private List<String> finding(String label, Finding f) {
    String where = f.database() == null ? "" : " in database " + Plain.line(f.database());
    String objects =
        f.details().isEmpty()
            ? ""
            : f.details().stream().map(Plain::line).collect(Collectors.joining(", ", " (", ")"));
    return said(label, INDENT, f.check() + where + ": " + Plain.line(f.what()) + objects);
  }

  private String summary() {
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

  private List<String> next(@Nullable Path file) {
    if (plan.ready().isEmpty()) {
      return plan.stops()
          ? List.of("Next: fix what stands in the way, then plan again.")
          : List.of();
    }
    String name = file == null ? "plan.json" : file.toString();
    List<String> before = new ArrayList<>();
    if (plan.stops()) {
      before.add("fix what stands in the way and plan again; or, for what is ready");
    }
    if (file == null) {
      before.add("save the plan (--json plan.json), then");
    }
    String command =
        "aurora-fleet dispatch --plan %s --approved %s".formatted(name, plan.approval());
    if (before.isEmpty()) {
      return List.of("Next: " + command);
    }
    List<String> lines = new ArrayList<>(said("Next: ", "  ", String.join(", ", before) + ":"));
    lines.add("  " + command);
    return lines;
  }
}
