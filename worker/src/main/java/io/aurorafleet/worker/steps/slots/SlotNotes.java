package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the owner of a consumer has to know when its slot was dropped and made again: from where to
 * where, and whether anything was written in between that the slot will never deliver. Pure.
 *
 * @param dropped when, empty when not known
 * @param outage when the cluster went down for the upgrade, empty when nobody saw it
 * @param droppedXid the next transaction id when slots were dropped
 * @param backXid the next transaction id now
 */
record SlotNotes(
    Optional<Instant> dropped, Optional<Instant> outage, long droppedXid, long backXid) {

  static SlotNotes of(Checkpoint checkpoint, long backXid) {
    Optional<Fact.SlotsDropped> drop = checkpoint.latest(Fact.SlotsDropped.class);
    Optional<Instant> outage =
        checkpoint.all(Fact.Downtime.class).stream()
            .filter(d -> d.from() != null && drop.isPresent() && d.from().isAfter(drop.get().at()))
            .map(Fact.Downtime::from)
            .findFirst();
    return new SlotNotes(
        drop.map(Fact.SlotsDropped::at),
        outage,
        drop.map(Fact.SlotsDropped::nextXid).orElse(backXid),
        backXid);
  }

  /**
   * For one slot.
   *
   * @param old as it was dropped
   * @param changes rows changed in its database since the server came back; -1 when not known
   */
  String note(Slot old, Slot made, long changes) {
    return "slot %s of database %s (%s%s): was confirmed up to %s with %d bytes unread, is made again at %s. %s"
        .formatted(
            old.name(),
            old.database(),
            old.plugin(),
            old.consumer() == null ? "" : ", read by " + old.consumer(),
            old.confirmedLsn(),
            Math.max(0, old.lagBytes()),
            made.confirmedLsn(),
            between(changes));
  }

  private String between(long changes) {
    if (droppedXid == backXid) {
      return "Nothing was written in between.";
    }
    String ids =
        "%d transaction id(s) were used in between (%d to %d), the upgrade's own included."
            .formatted(backXid - droppedXid, droppedXid, backXid);
    if (backXid < droppedXid) {
      ids = "Transaction ids began anew.";
    }
    if (changes > 0) {
      return ids
          + " Rows were written since the upgrade (%d change(s)): the consumer must copy its tables afresh."
              .formatted(changes);
    }
    return ids
        + " %s%s: unless they were stopped, the consumer must copy its tables afresh."
            .formatted(
                changes == 0 ? "No row was changed since the upgrade, but clients" : "Clients",
                window());
  }

  private String window() {
    return dropped.isPresent() && outage.isPresent()
        ? " could write for %d s between the drop and the outage"
            .formatted(Math.max(1, Duration.between(dropped.get(), outage.get()).toSeconds()))
        : " could write between the drop and the outage";
  }
}
