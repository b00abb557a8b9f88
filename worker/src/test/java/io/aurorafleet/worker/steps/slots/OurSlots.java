package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Slot;
import java.util.List;

/** Which slots a checkpoint says are to be made again; from their own room, to see inside. */
public final class OurSlots {
  private OurSlots() {}

  public static List<Slot> missing(Checkpoint checkpoint) {
    return SlotBook.of(checkpoint).missing();
  }
}
