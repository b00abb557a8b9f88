package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a checkpoint's facts say of replication slots: how each was when last recorded, and which
 * were dropped (or were about to be) and are not back yet.
 */
record SlotBook(Map<String, Slot> known, Set<String> outstanding) {
  static SlotBook of(Checkpoint checkpoint) {
    Map<String, Slot> known = new TreeMap<>();
    Set<String> outstanding = new TreeSet<>();
    for (Fact fact : checkpoint.facts()) {
      if (fact instanceof Fact.SlotsRecorded recorded) {
        recorded.slots().forEach(s -> known.put(s.name(), s));
      } else if (fact instanceof Fact.SlotsDropped dropped) {
        outstanding.addAll(dropped.names());
      } else if (fact instanceof Fact.SlotsBack back) {
        back.created().forEach(s -> outstanding.remove(s.name()));
      }
    }
    return new SlotBook(known, outstanding);
  }

  /** Recorded slots to create again. */
  List<Slot> missing() {
    List<Slot> missing = new ArrayList<>();
    outstanding.forEach(name -> missing.add(known.get(name)));
    missing.removeIf(Objects::isNull);
    return missing;
  }
}
