package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sure that every major hop has a cluster and an instance parameter group of its family, with
 * the values that were set in the present ones. A minor hop keeps the present groups. Changes
 * nothing that the cluster uses now.
 */
final class ParameterGroupsStep implements Step {
  private final Sight sight;
  private final GroupMaker maker;

  @Inject
  ParameterGroupsStep(Sight sight, GroupMaker maker) {
    this.sight = sight;
    this.maker = maker;
  }

  @Override
  public String name() {
    return "parameter-groups";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    List<Hop> hops = visit.need(Fact.PathChosen.class).hops();
    String clusterGroup = view.parameterGroup();
    String instanceGroup = leading(view.members());
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < hops.size(); i++) {
      if (hops.get(i).major()) {
        String family = hops.get(i).family();
        GroupMaker.Made cluster = maker.make(visit, Kind.CLUSTER, clusterGroup, family);
        GroupMaker.Made instance = maker.make(visit, Kind.INSTANCE, instanceGroup, family);
        List<String> changes = new ArrayList<>(cluster.changes());
        changes.addAll(instance.changes());
        changes.addAll(others(view.members(), instanceGroup, instance.name()));
        changes.forEach(c -> visit.log(LogNames.EXECUTION, "Parameter groups: " + c + "."));
        clusterGroup = cluster.name();
        instanceGroup = instance.name();
        facts.add(new Fact.GroupsReady(visit.now(), i, clusterGroup, instanceGroup, changes));
      }
    }
    return new Outcome.Done(facts);
  }

  /** The group all members will follow: the writer's, unless only it has a default one. */
  static String leading(List<MemberView> members) {
    return members.stream()
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .map(MemberView::parameterGroup)
        .findFirst()
        .orElse("default.");
  }

  private static int rank(MemberView member) {
    return (GroupMaker.isDefault(member.parameterGroup()) ? 2 : 0) + (member.writer() ? 0 : 1);
  }

  /** RDS gives every member the same group in a major upgrade; whoever loses his is told. */
  static List<String> others(List<MemberView> members, String leading, String next) {
    return members.stream()
        .filter(m -> !m.parameterGroup().equals(leading))
        .map(
            m ->
                "changed: instance %s leaves its own group %s for %s, as RDS gives all members one"
                    .formatted(m.id(), m.parameterGroup(), next))
        .toList();
  }
}
