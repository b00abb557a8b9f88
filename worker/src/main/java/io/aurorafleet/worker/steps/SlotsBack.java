package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Creates dropped replication slots again; one that exists already is adopted. */
final class SlotsBack {
  private final Sessions sessions;

  @Inject
  SlotsBack(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Creates what is missing. What cannot be created is named with its reason, but a passing fault
   * is thrown, to be tried again.
   */
  Fact.SlotsBack create(Visit visit, ClusterView view) {
    Sessions.Access access = sessions.access(view, visit.worker());
    List<Slot> created = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    SlotBook book = SlotBook.of(visit.checkpoint());
    for (Slot slot : book.missing()) {
      try (DatabaseSession session = access.open(slot.database())) {
        created.add(session.createSlot(visit.fence(), slot));
        tell(
            visit, "Created slot %s of database %s again.".formatted(slot.name(), slot.database()));
      } catch (OutsideException e) {
        if (e.failure().category() == Failure.Category.RETRY) {
          throw e;
        }
        failed.add(slot.name() + ": " + e.failure().reason());
        tell(
            visit,
            "Slot %s could not be created again: %s".formatted(slot.name(), e.failure().reason()));
      }
    }
    try (DatabaseSession home = access.home()) {
      long xid = home.nextXid();
      long dropped =
          visit.latest(Fact.SlotsDropped.class).map(Fact.SlotsDropped::nextXid).orElse(xid);
      tell(
          visit,
          "The next transaction id was %d when slots were dropped and is %d now; what was written between is not in them, so consumers should copy it afresh."
              .formatted(dropped, xid));
      return new Fact.SlotsBack(visit.now(), created, failed, xid, List.of());
    }
  }

  private static void tell(Visit visit, String line) {
    visit.log(LogNames.SLOTS, line);
    visit.log(LogNames.EXECUTION, line);
  }
}
