package io.aurorafleet.preflight.extensions;

import io.aurorafleet.preflight.Upgrade;
import io.aurorafleet.preflight.rule.Table;
import java.util.List;
import java.util.Optional;

/** An extension or a library that a newer major does not offer: the maintained table. */
record Removed(String kind, String name, int last, String instead, String source) {
  static final List<Removed> ALL =
      Table.read(Removed.class, "removed.tsv").stream()
          .map(f -> new Removed(f.get(0), f.get(1), Integer.parseInt(f.get(2)), f.get(3), f.get(4)))
          .toList();

  /** What is known of it, when the upgrade loses it. */
  static Optional<Removed> of(Upgrade upgrade, String kind, String name) {
    return ALL.stream()
        .filter(r -> r.kind.equals(kind) && r.name.equals(name) && r.lostBy(upgrade))
        .findFirst();
  }

  boolean lostBy(Upgrade upgrade) {
    return upgrade.major() && upgrade.from() <= last && upgrade.to() > last;
  }
}
