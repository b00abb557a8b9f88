package io.aurorafleet.report;

import io.aurorafleet.contracts.checkpoint.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What preflight found, for every page that shows it: what stops first, each with its objects, what
 * it rests on, and what to paste. Names are escaped by {@link Html}.
 */
public final class FindingTable {
  private FindingTable() {}

  /** With its title; nothing at all when nothing was found. */
  public static Html of(List<Finding> findings) {
    if (findings.isEmpty()) {
      return Html.NOTHING;
    }
    List<Finding> shown =
        findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    return Html.of(
        """
        <h2>Findings</h2><div class="wide"><table class="findings">
        <tr><th>Check<th>Database<th>What it means, and where<th>Fix</tr>{}</table></div>
        """,
        Html.all(IntStream.range(0, shown.size()).mapToObj(i -> row(shown, i)).toList()));
  }

  private static Html row(List<Finding> shown, int index) {
    Finding f = shown.get(index);
    Html objects =
        f.details().isEmpty()
            ? Html.NOTHING
            : Html.of("<pre>{}</pre>", String.join("\n", f.details()));
    String source = f.source();
    Html rests =
        source == null ? Html.NOTHING : Html.of("<div class=\"dim\">Source: {}</div>", source);
    return Html.of(
        "<tr><td><span class=\"{}\">{}</span><br>{}<td>{}<td>{}{}{}<td>{}</tr>",
        f.severity(),
        f.severity(),
        f.check(),
        f.database() == null ? "" : f.database(),
        f.what(),
        objects,
        rests,
        fix(f, Fixes.instead(shown, index)));
  }

  private static Html fix(Finding f, Optional<Finding> instead) {
    if (f.remedy().isEmpty()) {
      return Html.NOTHING;
    }
    return instead
        .map(other -> Html.of("That of {}.", other.check()))
        .orElseGet(() -> Html.of("<pre>{}</pre>", f.remedy()));
  }
}
