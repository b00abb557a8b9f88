package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.checkpoint.Slot;
import java.util.List;

/** Logical replication slots, seen and changed from a session on the slot's database. */
public interface SlotSession {
  /** The logical slots of the whole server, by name. */
  List<Slot> slots();

  /** Drops a slot; one that is gone already is fine. */
  void dropSlot(Fence fence, String name);

  /** Creates a logical slot like the recorded one, in this database; adopts one that exists. */
  Slot createSlot(Fence fence, Slot like);
}
