package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.survey.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the logical slots of a server, with what their consumers may be reading. */
final class SlotLook {
  private static final String PUBLICATIONS =
      "SELECT pubname AS name FROM pg_catalog.pg_publication ORDER BY pubname";

  private SlotLook() {}

  /**
   * All slots, by name. Which publications a consumer reads, it says only when it connects; so a
   * {@code pgoutput} slot is shown with all of its database.
   */
  static List<Slot> all(Sessions.Access access) {
    List<Slot> slots;
    try (DatabaseSession home = access.home()) {
      slots = home.slots();
    }
    Map<String, List<String>> publications = new TreeMap<>();
    List<Slot> all = new ArrayList<>();
    for (Slot slot : slots) {
      boolean reads = slot.plugin().equals("pgoutput");
      all.add(
          reads
              ? slot.publishing(
                  publications.computeIfAbsent(slot.database(), db -> publications(access, db)))
              : slot);
    }
    return all;
  }

  private static List<String> publications(Sessions.Access access, String database) {
    try (DatabaseSession session = access.open(database)) {
      return session.observe(PUBLICATIONS).stream()
          .map(row -> row.getOrDefault("name", ""))
          .toList();
    }
  }
}
