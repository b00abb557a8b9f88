package io.aurorafleet.preflight;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunOptions.Slots;
import java.util.List;
import java.util.stream.Stream;

/** All checks of databases. To add one, write it in its family's file and name the family here. */
public final class Checks {
  private static final List<Check> ALL =
      Stream.of(
              DatabaseChecks.ALL,
              TransactionChecks.ALL,
              SlotChecks.ALL,
              TypeChecks.ALL,
              ObjectChecks.ALL,
              ExtensionChecks.ALL)
          .<Check>flatMap(List::stream)
          .toList();

  private Checks() {}

  /** The checks that matter for a hop. */
  public static List<Check> forHop(Upgrade upgrade) {
    return ALL.stream().filter(check -> check.applies(upgrade)).toList();
  }

  public static List<Check> forHop(
      EngineVersion from, EngineVersion to, boolean major, Slots slots) {
    return forHop(Upgrade.of(from, to, major, slots));
  }
}
