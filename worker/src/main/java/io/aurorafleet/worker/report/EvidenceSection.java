package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.checkpoint.CloneParity;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.report.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands behind a result: the outage, the proof, the clone's parity, the parameters. */
final class EvidenceSection {
  private EvidenceSection() {}

  /** How long clients were kept out, and until they could work as before. */
  static Html clock(ClusterReport c) {
    List<Html> items = new ArrayList<>();
    ClusterReport.Outage outage = c.outage();
    if (outage != null) {
      items.add(
          Html.of(
              "<li>Clients could not connect for <b>{} s</b>{}</li>",
              String.format(Locale.ROOT, "%.1f", outage.seconds()),
              outage.whole() ? "" : " (not watched throughout)"));
    }
    Long usable = c.usableAfterSeconds();
    if (usable != null) {
      items.add(
          Html.of("<li>Every table had statistics <b>{} s</b> after it was back</li>", usable));
    }
    return items.isEmpty() ? Html.NOTHING : Html.of("<ul>{}</ul>", Html.all(items));
  }

  static Html of(ClusterReport c) {
    return Html.all(List.of(proof(c.proof()), parity(c.safetyClone()), parameters(c.parameters())));
  }

  private static Html proof(List<ProofItem> items) {
    return ClusterSection.table(
        "Proof",
        "<tr><th>Verdict<th>Check<th>Database<th>What</tr>",
        items.stream()
            .map(
                i ->
                    Html.of(
                        "<tr><td><span class=\"{}\">{}</span><td>{}<td>{}<td>{}</tr>",
                        shade(i.verdict()),
                        i.verdict(),
                        i.check(),
                        i.database() == null ? "" : i.database(),
                        i.what()))
            .toList());
  }

  private static String shade(ProofItem.Verdict verdict) {
    return switch (verdict) {
      case PASS -> "SUCCEEDED";
      case WARN -> "WARNING";
      case FAIL -> "FAILED";
    };
  }

  private static Html parity(@Nullable CloneParity clone) {
    return clone == null
        ? Html.NOTHING
        : ClusterSection.table(
            "Safety clone " + clone.cloneId(),
            "<tr><th>Item<th>Cluster<th>Clone<th>Same<th>Remark</tr>",
            clone.items().stream()
                .map(
                    i ->
                        Html.of(
                            "<tr><td>{}<td>{}<td>{}<td>{}<td>{}</tr>",
                            i.name(),
                            i.ofSource(),
                            i.ofClone(),
                            i.same() ? "yes" : "no",
                            i.remark()))
                .toList());
  }

  private static Html parameters(List<ParameterChange> changes) {
    return ClusterSection.table(
        "Parameters",
        "<tr><th>Group<th>Parameter<th>What became of it<th>From<th>To<th>Why</tr>",
        changes.stream()
            .map(
                p ->
                    Html.of(
                        "<tr><td>{}<td>{}{}<td>{}{}<td>{}<td>{}<td>{}</tr>",
                        p.group(),
                        p.name(),
                        p.newName() == null ? "" : " → " + p.newName(),
                        p.change().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        p.needsReboot() ? ", with a reboot" : "",
                        p.from() == null ? "–" : p.from(),
                        p.to() == null ? "–" : p.to(),
                        p.why()))
            .toList());
  }
}
