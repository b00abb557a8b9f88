package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.report.Html;
import io.aurorafleet.report.PageStyle;
import io.aurorafleet.report.Plain;
import java.util.List;

/**
 * A plan as one page that needs nothing else: no script, no request; on paper it reads as well.
 * Names from databases and tags are escaped by {@link Html}; the page's policy forbids the rest.
 */
public final class PlanPage {
  private static final String HEAD =
      """
      <tr><th>Cluster<th>Way<th>Verdict<th class=num title="blockers, warnings, notes">Findings\
      <th>Parameters<th class=num>Tables<th class=num>Slots<th>Advice<th class=num>Saves\
      <th>Support ends<th>Approval</tr>
      """;

  private PlanPage() {}

  public static String of(FleetPlan plan) {
    return Html.of(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Plan: {} to {}</title><style>{}{}</style></head><body>
            <h1>Plan: {} to {}</h1>
            <div class="dim">{}</div>
            <div class="chips">{}</div>
            <div class="card"><b>For approval</b> <code>{}</code>
            <div class="dim">SHA-256 over account, Region, target, options, and of every cluster its \
            majors, its blockers and its wave. {}</div></div>
            {}<div class="card wide"><table class="fleet">{}{}</table></div>
            {}{}
            </body></html>
            """,
            plan.module(),
            plan.target(),
            new Html(PageStyle.CSS),
            new Html(PlanStyle.CSS),
            plan.module(),
            plan.target(),
            PlanWords.about(plan),
            Html.all(chips(plan)),
            plan.approval(),
            PlanWords.options(plan.options()),
            room(plan),
            new Html(HEAD),
            Html.all(plan.clusters().stream().map(PlanPage::row).toList()),
            Html.all(plan.clusters().stream().map(PlanSection::of).toList()),
            footer(plan))
        .markup();
  }

  private static List<Html> chips(FleetPlan plan) {
    List<Html> chips = new java.util.ArrayList<>();
    plan.totals()
        .verdicts()
        .forEach(
            (verdict, count) ->
                chips.add(
                    Html.of(
                        "<span class=\"chip {}\">{} {}</span>", verdict, count, verdict.words())));
    if (plan.totals().monthlySaving().signum() > 0) {
      chips.add(
          Html.of(
              "<span class=\"chip\">saves {} a month</span>",
              PlanWords.dollars(plan.totals().monthlySaving())));
    }
    return chips;
  }

  private static Html row(PlannedCluster c) {
    return Html.of(
        """
        <tr><td><a href="#cluster-{}">{}</a><td>{}<td><span class="{}">{}</span><td class=num>{}\
        <td>{}<td class=num>{}<td class=num>{}<td>{}<td class=num>{}<td>{}<td><code>{}</code></tr>
        """,
        c.cluster(),
        c.cluster(),
        PlanWords.way(c),
        c.verdict(),
        c.verdict().words(),
        findings(c),
        PlanWords.parameters(c),
        c.contents() == null ? "" : Words.number(c.contents().tables()),
        c.contents() == null ? "" : c.contents().logicalSlots(),
        c.advice() == null ? "" : c.advice().strategy().words(),
        PlanWords.saving(c),
        PlanWords.supportEnd(c),
        PlanWords.shortHash(c.approval()));
  }

  private static Html findings(PlannedCluster c) {
    return Html.of(
        "<span class=\"BLOCKER\">{}</span> / <span class=\"WARNING\">{}</span> / {}",
        c.of(Severity.BLOCKER).size(),
        c.of(Severity.WARNING).size(),
        c.of(Severity.INFO).size());
  }

  private static Html room(FleetPlan plan) {
    if (plan.totals().room().isEmpty()) {
      return new Html("");
    }
    return Html.of(
        "<div class=\"card\"><b>Quotas</b>{}</div>",
        Html.all(
            plan.totals().room().stream()
                .map(
                    r ->
                        Html.of(
                            "<div class=\"{}\">{}</div>",
                            r.tooFew() ? "WARNING" : "dim",
                            r.words()))
                .toList()));
  }

  private static Html footer(FleetPlan plan) {
    return Html.of(
        "<p class=\"dim\">Made {} by aurora-fleet; nothing was changed by it. {}</p>",
        Plain.time(plan.createdAt()),
        plan.totals().prices());
  }
}
