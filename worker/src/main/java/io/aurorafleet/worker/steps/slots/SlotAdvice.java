package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.worker.steps.rules.Words;
import java.util.ArrayList;
import java.util.List;

/** What the owner of a replication slot should know and do before a major upgrade. */
final class SlotAdvice {
  private SlotAdvice() {}

  static List<String> lines(List<Slot> slots, RunOptions.Slots option) {
    List<String> lines = new ArrayList<>();
    if (slots.isEmpty()) {
      lines.add("No logical replication slots: nothing stands in the way of a major upgrade.");
      return lines;
    }
    lines.add(
        "%d logical replication slot(s). Aurora refuses a major upgrade while there is one."
            .formatted(slots.size()));
    for (Slot slot : slots) {
      lines.add(
          "slot %s: database %s, plugin %s%s%s, %s, confirmed up to %s, %s%s"
              .formatted(
                  slot.name(),
                  slot.database(),
                  slot.plugin(),
                  slot.twoPhase() ? ", two-phase" : "",
                  slot.failover() ? ", failover" : "",
                  state(slot),
                  slot.confirmedLsn() == null ? "unknown" : slot.confirmedLsn(),
                  slot.lagBytes() < 0 ? "lag unknown" : slot.lagBytes() + " bytes behind",
                  slot.publications().isEmpty()
                      ? ""
                      : ", publications of its database: " + Words.list(slot.publications())));
      lines.add(
          slot.active()
              ? "  Stop its consumer in the window, when it has read everything, before the upgrade."
              : "  Nobody reads it. If nobody will, drop it: SELECT pg_drop_replication_slot('%s');"
                  .formatted(slot.name().replace("'", "''")));
    }
    lines.add(
        switch (option) {
          case REFUSE ->
              "This run's option is to refuse: the upgrade stops until they are gone. Dispatch with slots DROP or RECREATE to have them dropped last before the upgrade.";
          case DROP ->
              "This run's option is to drop them last before the upgrade: consumers must start anew, with a fresh copy of the data.";
          case KEEP ->
              "This run's option is to leave them in place, as Aurora does from PostgreSQL 17 on: their consumers must have read everything when the upgrade begins.";
          case RECREATE ->
              "This run's option is to drop them last before the upgrade and to create them again before the cluster is declared open: what is written between is not in them.";
        });
    return lines;
  }

  private static String state(Slot slot) {
    if (slot.invalid() != null) {
      return "INVALID (" + slot.invalid() + ")";
    }
    if (!slot.active()) {
      return "inactive";
    }
    return slot.consumer() == null ? "active" : "active, read by " + slot.consumer();
  }
}
