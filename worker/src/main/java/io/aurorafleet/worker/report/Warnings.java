package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What went on in spite of a problem, gathered from all facts: nothing undone stays unsaid. */
final class Warnings {
  private Warnings() {}

  static List<String> of(Checkpoint checkpoint) {
    List<String> lines = new ArrayList<>();
    checkpoint
        .latest(Fact.LogExport.class)
        .filter(l -> !l.enabled())
        .ifPresent(l -> lines.add("PostgreSQL logs do not go to CloudWatch: " + l.note()));
    checkpoint
        .latest(Fact.CloneReady.class)
        .map(Fact.CloneReady::waived)
        .ifPresent(why -> lines.add("No safety clone: " + why));
    checkpoint
        .latest(Fact.CloneCompared.class)
        .ifPresent(
            c ->
                c.parity().items().stream()
                    .filter(i -> !i.same() && i.remark().isEmpty())
                    .forEach(
                        i ->
                            lines.add(
                                "The safety clone differs from its source in %s: %s, not %s"
                                    .formatted(i.name(), i.ofClone(), i.ofSource()))));
    checkpoint
        .all(Fact.Drifted.class)
        .forEach(
            d ->
                lines.add(
                    "The cluster moved from %s to %s by itself, or by somebody's hand; the way was chosen anew"
                        .formatted(d.expected(), d.found())));
    checkpoint.all(Fact.ChangedByOthers.class).stream()
        .flatMap(c -> c.changes().stream())
        .distinct()
        .forEach(c -> lines.add("Changed by somebody else meanwhile: " + c));
    checkpoint
        .latest(Fact.ReadersLate.class)
        .filter(Fact.ReadersLate::givenUp)
        .ifPresent(
            r ->
                lines.add(
                    "Readers that did not follow the writer in time: "
                        + String.join(", ", r.members())));
    checkpoint.all(Fact.GroupsReady.class).stream()
        .flatMap(g -> g.changes().stream())
        .filter(c -> !c.startsWith("kept:"))
        .distinct()
        .forEach(c -> lines.add("Parameter groups, " + c));
    checkpoint
        .latest(Fact.MaintenanceDone.class)
        .ifPresent(m -> m.left().forEach(l -> lines.add("Maintenance left pending: " + l)));
    slots(checkpoint, lines);
    checkpoint
        .latest(Fact.ExtensionsUpdated.class)
        .ifPresent(
            e ->
                e.changes().stream()
                    .filter(ExtensionChange::failed)
                    .forEach(c -> lines.add(extension(c))));
    checkpoint
        .latest(Fact.TablesFrozen.class)
        .ifPresent(f -> left("Not frozen", f.databases(), lines));
    checkpoint
        .latest(Fact.StatisticsGathered.class)
        .ifPresent(s -> left("No statistics", s.databases(), lines));
    checkpoint.latest(Fact.Proven.class).ifPresent(p -> lines.addAll(p.warnings()));
    return List.copyOf(lines);
  }

  private static void slots(Checkpoint checkpoint, List<String> lines) {
    Set<String> gone = new LinkedHashSet<>();
    for (Fact fact : checkpoint.facts()) {
      if (fact instanceof Fact.SlotsDropped dropped) {
        gone.addAll(dropped.names());
      } else if (fact instanceof Fact.SlotsBack back) {
        back.created().forEach(s -> gone.remove(s.name()));
        back.notes().forEach(note -> lines.add("Replication " + note));
        back.failed().forEach(f -> lines.add("Replication slot not created again: " + f));
      } else if (fact instanceof Fact.SubscriptionsEnabled on) {
        on.failed().forEach(f -> lines.add("Subscription still switched off: " + f));
      }
    }
    gone.forEach(
        name ->
            lines.add(
                "Replication slot %s was dropped: its consumer must start anew".formatted(name)));
  }

  private static String extension(ExtensionChange change) {
    return "Database %s: extension %s stays at %s: %s"
        .formatted(change.database(), change.extension(), change.to(), change.problem());
  }

  private static void left(String what, List<DatabaseWork> work, List<String> lines) {
    work.forEach(
        w -> w.left().forEach(l -> lines.add("%s: %s.%s".formatted(what, w.database(), l))));
  }
}
