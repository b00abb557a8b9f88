package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import java.util.List;
import java.util.Optional;

/**
 * Clears logical replication slots out of the way, last before the commit point. What is to be
 * dropped is recorded before anything is, so that it comes back on every exit.
 */
final class SlotDrop {
  private SlotDrop() {}

  /** Empty when no slot is left; else why the upgrade must not be called. */
  static Optional<Outcome> clear(Visit visit, Sessions.Access access) {
    try (DatabaseSession home = access.home()) {
      List<Slot> slots = home.slots();
      if (slots.isEmpty()) {
        return Optional.empty();
      }
      if (visit.options().slots() == RunOptions.Slots.REFUSE) {
        return Optional.of(Outcome.failed(refused(visit, slots)));
      }
      visit.remember(new Fact.SlotsRecorded(visit.now(), slots));
      List<String> names = slots.stream().map(Slot::name).toList();
      visit.remember(new Fact.SlotsDropped(visit.now(), names, home.nextXid()));
      slots.forEach(slot -> drop(visit, access, slot));
      List<Slot> left = home.slots();
      return left.isEmpty() ? Optional.empty() : Optional.of(Outcome.failed(left(visit, left)));
    }
  }

  private static void drop(Visit visit, Sessions.Access access, Slot slot) {
    // A logical slot is dropped from the database it belongs to.
    try (DatabaseSession session = access.open(slot.database())) {
      session.dropSlot(visit.fence(), slot.name());
    }
    visit.log(
        LogNames.SLOTS,
        "Dropped slot %s of database %s; it was confirmed up to %s."
            .formatted(slot.name(), slot.database(), slot.confirmedLsn()));
    visit.log(LogNames.EXECUTION, "Dropped replication slot " + slot.name() + ".");
  }

  private static Failure refused(Visit visit, List<Slot> slots) {
    return Failure.fix(
        "logical-slots",
        "Cluster %s has logical replication slots, and Aurora upgrades no major version with one: %s"
            .formatted(visit.cluster(), Words.list(slots.stream().map(Slot::name).toList())),
        "Stop their consumers and drop them, or dispatch with --slots drop or --slots recreate");
  }

  private static Failure left(Visit visit, List<Slot> left) {
    return Failure.fix(
        "logical-slots-left",
        "Replication slots of cluster %s were dropped, but there are some again: %s"
            .formatted(visit.cluster(), Words.list(left.stream().map(Slot::name).toList())),
        "Stop the consumers that make them anew, then requeue");
  }
}
