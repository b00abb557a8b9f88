package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates dropped replication slots again; one that exists already is adopted. */
final class SlotsBack {
  private static final String CHANGES =
      "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint AS changes"
          + " FROM pg_catalog.pg_stat_user_tables";

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
    List<String> notes = new ArrayList<>();
    long xid = nextXid(access);
    SlotNotes book = SlotNotes.of(visit.checkpoint(), xid);
    for (Slot slot : SlotBook.of(visit.checkpoint()).missing()) {
      try (DatabaseSession session = access.open(slot.database())) {
        Slot made = session.createSlot(visit.fence(), slot);
        created.add(made);
        String note = book.note(slot, made, changes(session));
        notes.add(note);
        tell(visit, "Created again: " + note);
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
    return new Fact.SlotsBack(visit.now(), created, failed, xid, notes);
  }

  /** After an upgrade that slots were to live through: which of the recorded ones did not. */
  Fact.SlotsBack kept(Visit visit, ClusterView view) {
    Sessions.Access access = sessions.access(view, visit.worker());
    List<Slot> there = SlotLook.all(access);
    Set<String> names = there.stream().map(Slot::name).collect(Collectors.toSet());
    List<String> lost = new ArrayList<>();
    SlotBook.of(visit.checkpoint())
        .known()
        .keySet()
        .forEach(
            name -> {
              if (!names.contains(name)) {
                lost.add(name + ": it was to stay, but is not there after the upgrade");
              }
            });
    there.stream()
        .filter(s -> s.invalid() != null)
        .forEach(s -> lost.add(s.name() + ": it is invalid now (" + s.invalid() + ")"));
    tell(
        visit,
        "Replication slots after the upgrade: %s.".formatted(Words.list(List.copyOf(names))));
    return new Fact.SlotsBack(visit.now(), List.of(), lost, nextXid(access), List.of());
  }

  private static long nextXid(Sessions.Access access) {
    try (DatabaseSession home = access.home()) {
      return home.nextXid();
    }
  }

  private static long changes(DatabaseSession session) {
    return session.observe(CHANGES).stream()
        .findFirst()
        .map(row -> Long.parseLong(row.getOrDefault("changes", "-1")))
        .orElse(-1L);
  }

  private static void tell(Visit visit, String line) {
    visit.log(LogNames.SLOTS, line);
    visit.log(LogNames.EXECUTION, line);
  }
}
