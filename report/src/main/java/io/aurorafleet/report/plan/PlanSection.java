package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.report.FindingTable;
import io.aurorafleet.report.Html;
import java.util.ArrayList;
import java.util.List;

/** Everything a plan's page tells of one cluster. */
final class PlanSection {
  private PlanSection() {}

  static Html of(PlannedCluster c) {
    return Html.of(
        """
        <details id="cluster-{}" open><summary>{} <span class="{}">{}</span>
        <span class="dim">{}</span></summary>
        {}{}{}{}{}</details>
        """,
        c.cluster(),
        c.cluster(),
        c.verdict(),
        c.verdict().words(),
        PlanWords.way(c),
        facts(c),
        advice(c),
        FindingTable.of(c.findings()),
        Html.all(c.groups().stream().map(g -> ParameterTable.of(c, g)).toList()),
        c.contents() == null ? Html.NOTHING : DatabaseTable.of(c.contents()));
  }

  private static Html facts(PlannedCluster c) {
    List<Html> facts = new ArrayList<>();
    fact(facts, "Why", c.reason());
    fact(facts, "Outage", c.outage());
    fact(facts, "Way", String.join("; ", c.hops().stream().map(PlanSection::hop).toList()));
    fact(
        facts,
        "Instances",
        String.join(", ", c.members().stream().map(PlanSection::member).toList()));
    fact(facts, "Wave", c.wave().name().toLowerCase(java.util.Locale.ROOT));
    fact(facts, "Support", SupportWords.of(c));
    fact(facts, "For approval", c.approval() == null ? "" : c.approval());
    return Html.of("<dl class=\"facts\">{}</dl>", Html.all(facts));
  }

  private static void fact(List<Html> to, String name, String value) {
    if (!value.isEmpty()) {
      to.add(Html.of("<dt>{}</dt><dd>{}</dd>", name, value));
    }
  }

  private static String hop(Hop hop) {
    return "%s from %s to %s".formatted(hop.major() ? "major" : "minor", hop.from(), hop.to());
  }

  private static String member(io.aurorafleet.survey.ClusterSurvey.Instance m) {
    return "%s (%s%s%s)"
        .formatted(
            m.id(),
            m.writer() ? "writer, " : "",
            m.instanceClass(),
            m.status().equals("available") ? "" : ", " + m.status());
  }

  private static Html advice(PlannedCluster c) {
    Advice advice = c.advice();
    if (advice == null) {
      return Html.NOTHING;
    }
    return Html.of(
        "<h2>Advice: {}</h2><ul>{}</ul>",
        advice.strategy().words(),
        Html.all(advice.reasons().stream().map(r -> Html.of("<li>{}</li>", r)).toList()));
  }
}
