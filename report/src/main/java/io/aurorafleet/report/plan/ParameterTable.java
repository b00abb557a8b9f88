package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.contracts.checkpoint.ParameterChange.Change;
import io.aurorafleet.report.Html;
import io.aurorafleet.survey.ClusterSurvey.HopGroups;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of every parameter in one hop: the losses first, what is simply kept last. */
final class ParameterTable {
  private static final List<Change> WEIGHT =
      List.of(
          Change.INVALID,
          Change.DROPPED,
          Change.EDITED,
          Change.RENAMED,
          Change.DEFAULT_CHANGED,
          Change.KEPT);

  private ParameterTable() {}

  static Html of(PlannedCluster c, HopGroups groups) {
    return Html.of(
        """
        <h2>Parameters to {}</h2><div class="dim">cluster group {}, instance group {}</div>
        {}{}
        """,
        c.hops().get(groups.hop()).family(),
        groups.clusterGroup(),
        groups.instanceGroup(),
        members(groups),
        changes(groups.changes()));
  }

  private static Html members(HopGroups groups) {
    return Html.all(
        groups.members().stream()
            .filter(m -> !m.group().equals(groups.instanceGroup()))
            .map(
                m ->
                    Html.of(
                        "<div class=\"dim\">instance {}: {} instead of {}</div>",
                        m.instance(),
                        m.group(),
                        m.from()))
            .toList());
  }

  private static Html changes(List<ParameterChange> changes) {
    if (changes.isEmpty()) {
      return Html.of("<p>No value was set by anybody.</p>");
    }
    return Html.of(
        """
        <div class="wide"><table><tr><th>Change<th>Parameter<th>Now<th>Then<th>Reboot<th>Why</tr>
        {}</table></div>
        """,
        Html.all(
            changes.stream()
                .sorted(
                    Comparator.comparingInt((ParameterChange p) -> WEIGHT.indexOf(p.change()))
                        .thenComparing(ParameterChange::kind)
                        .thenComparing(ParameterChange::name))
                .map(ParameterTable::row)
                .toList()));
  }

  private static Html row(ParameterChange p) {
    String name = p.newName() == null ? p.name() : p.name() + " → " + p.newName();
    return Html.of(
        "<tr><td><span class=\"{}\">{}</span><td>{} <span class=\"dim\">{}</span><td>{}<td>{}<td>{}<td>{}</tr>",
        p.change(),
        PlanWords.word(p.change()),
        name,
        p.kind().name().toLowerCase(Locale.ROOT),
        value(p.from()),
        value(p.to()),
        p.needsReboot() ? "yes" : "",
        p.why());
  }

  private static Html value(@Nullable String value) {
    return value == null ? Html.NOTHING : Html.of("<code>{}</code>", value);
  }
}
