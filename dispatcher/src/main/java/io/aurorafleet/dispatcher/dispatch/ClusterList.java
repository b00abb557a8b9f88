package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.dispatcher.cli.Table;
import io.aurorafleet.report.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The clusters of a run as a file for people: who goes where, and who was left out and why. */
final class ClusterList {
  private ClusterList() {}

  static String of(Manifest manifest, List<Selection.Skipped> skipped, List<LiveUpgrade> live) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Run %s: %s to %s, %d clusters of account %s in %s, %s"
            .formatted(
                manifest.run(),
                manifest.module(),
                manifest.target(),
                manifest.clusters().size(),
                manifest.account(),
                manifest.region(),
                manifest.createdAt()));
    lines.add("");
    Table table = new Table("CLUSTER", "WAVE", "FROM", "TO", "RESOURCE", "APPROVAL");
    for (Manifest.Entry entry : manifest.clusters()) {
      table.row(
          entry.cluster().value(),
          entry.wave().name(),
          entry.version().value(),
          manifest.target(entry).value(),
          entry.resourceId(),
          Objects.requireNonNullElse(entry.approval(), "-"));
    }
    lines.addAll(table.lines());
    if (!skipped.isEmpty() || !live.isEmpty()) {
      lines.add("");
      lines.add("Left out:");
      skipped.forEach(s -> lines.add(Plain.line(s.cluster() + ": " + s.reason())));
      live.forEach(l -> lines.add(Plain.line(l.toString())));
    }
    return String.join("\n", lines) + "\n";
  }
}
