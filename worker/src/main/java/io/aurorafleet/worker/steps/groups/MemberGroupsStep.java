package io.aurorafleet.worker.steps.groups;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.readers.Followers;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Gives members that had a parameter group of their own theirs again: RDS gives all members the one
 * group named in the upgrade call. In effect after the reboot that follows. Members that have
 * theirs are left alone, however often this is called.
 */
public final class MemberGroupsStep implements Step {
  private final Sight sight;
  private final Clusters clusters;
  private final Tempo tempo;

  @Inject
  MemberGroupsStep(Sight sight, Clusters clusters, Tempo tempo) {
    this.sight = sight;
    this.clusters = clusters;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "member-groups";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
  }

  @Override
  public Outcome advance(Visit visit) {
    List<MemberGroup> wanted = wanted(visit);
    if (wanted.isEmpty()) {
      return Outcome.done();
    }
    ClusterView view = Followers.of(visit, sight.of(visit));
    return Statuses.unsteady(view, visit.inStep(), tempo)
        .orElseGet(() -> assign(visit, view, wanted));
  }

  private Outcome assign(Visit visit, ClusterView view, List<MemberGroup> wanted) {
    for (MemberView member : view.members()) {
      for (MemberGroup group : wanted) {
        if (group.instance().equals(member.id())
            && !group.group().equals(member.parameterGroup())) {
          clusters.assignGroup(visit.fence(), member.id(), group.group());
          visit.log(
              LogNames.EXECUTION,
              "Gave instance %s its own parameter group %s.".formatted(member.id(), group.group()));
        }
      }
    }
    return Outcome.done();
  }

  /** Those of this hop; a minor hop keeps what the members have. */
  private static List<MemberGroup> wanted(Visit visit) {
    if (!visit.hop().major()) {
      return List.of();
    }
    return visit.checkpoint().all(Fact.GroupsReady.class).stream()
        .filter(g -> g.hop() == visit.hopNumber())
        .reduce((first, second) -> second)
        .map(Fact.GroupsReady::members)
        .orElse(List.of());
  }
}
