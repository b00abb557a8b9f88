package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Member;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody else did to the cluster since it was inspected. Before the commit point all that
 * was found and made for it may be wrong then (a new reader of a class that the target does not
 * offer, values that the new parameter groups lack), so it is looked at anew.
 */
final class Others {
  private static final int MOST = 5;

  private Others() {}

  /** Sends the cursor back to inspect after a change that matters; notes any other. */
  static Optional<Outcome> beforeTheCall(Visit visit, ClusterView view) {
    Optional<Fact.Inspected> inspected = visit.latest(Fact.Inspected.class);
    if (inspected.isEmpty() || visit.checkpoint().committed()) {
      note(visit, view);
      return Optional.empty();
    }
    List<String> changes = settings(inspected.get(), view);
    changes.addAll(members(inspected.get(), view));
    if (changes.isEmpty()) {
      note(visit, view);
      return Optional.empty();
    }
    changes.forEach(c -> visit.log(LogNames.EXECUTION, "Somebody else changed the cluster: " + c));
    if (visit.checkpoint().all(Fact.ChangedByOthers.class).size() >= MOST) {
      return Optional.of(
          Outcome.failed(
              Failure.fix(
                  "cluster-changing",
                  "Cluster %s was changed by somebody else again and again, last: %s"
                      .formatted(visit.cluster(), Words.list(changes)),
                  "Find out who changes it (a pipeline, auto scaling), stop that, then requeue")));
    }
    return Optional.of(
        Outcome.back("inspect", new Fact.ChangedByOthers(visit.now(), visit.hopNumber(), changes)));
  }

  /** Keeps for the report who came and went, once. */
  static void note(Visit visit, ClusterView view) {
    List<String> changes =
        new ArrayList<>(
            visit.latest(Fact.Inspected.class).map(i -> members(i, view)).orElse(List.of()));
    visit.latest(Fact.Inspected.class).flatMap(i -> writer(i, view)).ifPresent(changes::add);
    visit
        .checkpoint()
        .all(Fact.ChangedByOthers.class)
        .forEach(known -> changes.removeAll(known.changes()));
    if (!changes.isEmpty()) {
      changes.forEach(c -> visit.log(LogNames.EXECUTION, "Noticed: " + c));
      visit.remember(new Fact.ChangedByOthers(visit.now(), visit.hopNumber(), changes));
    }
  }

  static List<String> members(Fact.Inspected then, ClusterView now) {
    Map<String, Member> before = new TreeMap<>();
    then.members().forEach(m -> before.put(m.id(), m));
    List<String> changes = new ArrayList<>();
    for (MemberView member : now.members()) {
      Member old = before.remove(member.id());
      if (old == null) {
        changes.add("instance %s was added".formatted(member.id()));
      } else if (!old.instanceClass().equals(member.instanceClass())) {
        changes.add(
            "instance %s is %s now, was %s"
                .formatted(member.id(), member.instanceClass(), old.instanceClass()));
      }
    }
    before.keySet().forEach(id -> changes.add("instance %s was removed".formatted(id)));
    return changes;
  }

  static List<String> settings(Fact.Inspected then, ClusterView now) {
    List<String> changes = new ArrayList<>();
    if (!then.clusterGroup().equals(now.parameterGroup())) {
      changes.add(
          "the cluster parameter group is %s now, was %s"
              .formatted(now.parameterGroup(), then.clusterGroup()));
    }
    for (Member old : then.members()) {
      now.members().stream()
          .filter(m -> m.id().equals(old.id()))
          .filter(m -> !m.parameterGroup().equals(old.parameterGroup()))
          .forEach(
              m ->
                  changes.add(
                      "instance %s has parameter group %s now, had %s"
                          .formatted(m.id(), m.parameterGroup(), old.parameterGroup())));
    }
    return changes;
  }

  private static Optional<String> writer(Fact.Inspected then, ClusterView now) {
    Optional<String> before =
        then.members().stream().filter(Member::writer).map(Member::id).findFirst();
    return now.writer()
        .map(MemberView::id)
        .filter(w -> before.isPresent() && !before.get().equals(w))
        .map(w -> "the writer is %s now, was %s".formatted(w, before.get()));
  }
}
