package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Words;
import java.util.List;
import java.util.Optional;

/**
 * Clears logical replication slots out of the way, last before the commit point. What is to be
 * dropped is recorded before anything is, so that it comes back on every exit.
 */
public final class SlotDrop {
  private SlotDrop() {}

  /** Empty when the slots that are left may be there; else why the upgrade must not be called. */
  public static Optional<Outcome> clear(Visit visit, Sessions.Access access, Hop hop) {
    List<Slot> slots = SlotLook.all(access);
    Optional<Failure> objection =
        SlotCare.objection(visit.cluster(), slots, visit.options(), hop.from().major());
    if (objection.isPresent() || slots.isEmpty()) {
      return objection.map(Outcome::failed);
    }
    visit.remember(new Fact.SlotsRecorded(visit.now(), slots));
    return visit.options().slots() == RunOptions.Slots.KEEP
        ? Optional.empty()
        : drop(visit, access, slots);
  }

  private static Optional<Outcome> drop(Visit visit, Sessions.Access access, List<Slot> slots) {
    List<String> names = slots.stream().map(Slot::name).toList();
    try (DatabaseSession home = access.home()) {
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
        "Dropped slot %s of database %s; it was confirmed up to %s, %d bytes of WAL were not confirmed%s."
            .formatted(
                slot.name(),
                slot.database(),
                slot.confirmedLsn(),
                slot.lagBytes(),
                slot.consumer() == null ? "" : ", read by " + slot.consumer()));
    visit.log(LogNames.EXECUTION, "Dropped replication slot " + slot.name() + ".");
  }

  private static Failure left(Visit visit, List<Slot> left) {
    return Failure.fix(
        "logical-slots-left",
        "Replication slots of cluster %s were dropped, but there are some again: %s"
            .formatted(visit.cluster(), Words.list(left.stream().map(Slot::name).toList())),
        "Stop the consumers that make them anew, then requeue");
  }
}
