package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.worker.steps.rules.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether logical slots may be dropped, or may stay, as they are now. Pure.
 *
 * <p>An active consumer is never quite at the end: the server itself writes a little all the time.
 * So a slot counts as behind only from {@link #TOLERATED} on; what is dropped unread below that is
 * told to the consumer's owner.
 */
final class SlotCare {
  /** Bytes of WAL that a consumer may not have confirmed yet when its slot is dropped. */
  static final long TOLERATED = 1L << 20;

  private SlotCare() {}

  /** Why the upgrade must not be called; empty when what the run wants may be done. */
  static Optional<Failure> objection(
      ClusterId cluster, List<Slot> slots, RunOptions options, int fromMajor) {
    if (slots.isEmpty()) {
      return Optional.empty();
    }
    return switch (options.slots()) {
      case REFUSE -> Optional.of(refused(cluster, slots));
      case KEEP -> fromMajor < 17 ? Optional.of(tooOld(cluster, slots)) : unfit(cluster, slots);
      case DROP, RECREATE ->
          options.forceSlots() ? Optional.empty() : behind(cluster, slots, TOLERATED);
    };
  }

  private static Optional<Failure> behind(ClusterId cluster, List<Slot> slots, long tolerated) {
    List<String> behind =
        slots.stream()
            .filter(s -> s.invalid() == null && s.lagBytes() > tolerated)
            .map(s -> "%s by %d bytes".formatted(s.name(), s.lagBytes()))
            .toList();
    return behind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Failure.fix(
                "slots-behind",
                "Consumers of replication slots of cluster %s have not read everything, and would never see it: %s"
                    .formatted(cluster, Words.list(behind)),
                "Let them catch up (pg_replication_slots shows it), then requeue; or dispatch with --force-slots if they are to start anew anyway"));
  }

  /**
   * PostgreSQL 17's rule for slots that stay: none invalid, and nothing unread once the server is
   * down. A consumer that is connected is served to the end when the server stops; for a slot
   * nobody reads, everything must have been read before.
   */
  private static Optional<Failure> unfit(ClusterId cluster, List<Slot> slots) {
    List<String> unfit = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.invalid() != null) {
        unfit.add("%s is invalid (%s)".formatted(slot.name(), slot.invalid()));
      } else if (!slot.active() && slot.lagBytes() != 0) {
        unfit.add(
            "%s is read by nobody and has %d bytes unread".formatted(slot.name(), slot.lagBytes()));
      }
    }
    return unfit.isEmpty()
        ? behind(cluster, slots, TOLERATED)
        : Optional.of(
            Failure.fix(
                "slots-unfit",
                "Replication slots of cluster %s cannot be carried over; Aurora would find out only after taking the cluster down: %s"
                    .formatted(cluster, Words.list(unfit)),
                "Drop invalid slots; let consumers read everything and keep them connected. Or dispatch with --slots recreate. Then requeue"));
  }

  private static Failure tooOld(ClusterId cluster, List<Slot> slots) {
    return Failure.fix(
        "slots-cannot-stay",
        "Cluster %s has replication slots, which PostgreSQL carries over only from 17 on: %s"
            .formatted(cluster, names(slots)),
        "Dispatch with --slots drop or --slots recreate, or drop them yourself");
  }

  private static Failure refused(ClusterId cluster, List<Slot> slots) {
    return Failure.fix(
        "logical-slots",
        "Cluster %s has logical replication slots, and Aurora upgrades no major version with one: %s"
            .formatted(cluster, names(slots)),
        "Stop their consumers and drop them, or dispatch with --slots drop or --slots recreate");
  }

  private static String names(List<Slot> slots) {
    return Words.list(slots.stream().map(Slot::name).toList());
  }
}
