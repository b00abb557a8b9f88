package io.aurorafleet.preflight.catalogs;

import io.aurorafleet.preflight.Upgrade;
import io.aurorafleet.preflight.rule.Table;
import java.util.List;
import java.util.stream.Collectors;

/** A thing of the system's own that some major has no more. */
record Vanished(String kind, String name, int last) {
  private static final List<Vanished> ALL =
      Table.read(Vanished.class, "vanished.tsv").stream()
          .map(f -> new Vanished(f.get(0), f.get(1), Integer.parseInt(f.get(2))))
          .toList();

  /** Those of a kind that the upgrade loses. */
  static List<Vanished> by(Upgrade upgrade, String kind) {
    return ALL.stream()
        .filter(v -> v.kind.equals(kind))
        .filter(v -> upgrade.major() && upgrade.from() <= v.last && upgrade.to() > v.last)
        .toList();
  }

  /** As rows of a VALUES list; names here hold no quote. */
  static String values(List<Vanished> those) {
    return those.stream().map(v -> "('" + v.name + "')").collect(Collectors.joining(", "));
  }
}
