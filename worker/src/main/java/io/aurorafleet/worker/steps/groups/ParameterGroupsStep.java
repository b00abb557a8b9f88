package io.aurorafleet.worker.steps.groups;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.survey.Ways;
import io.aurorafleet.survey.groups.GroupNames;
import io.aurorafleet.survey.groups.MemberGroups;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes sure that every major hop has a cluster parameter group of its family, and one for every
 * distinct instance parameter group, with the values that were set in the present ones. A minor hop
 * keeps the present groups. Changes nothing that the cluster uses now.
 *
 * <p>RDS takes one instance group in the upgrade call and gives it to every member; that is the
 * successor of the writer's. The fact says which group each member shall have, so that the others
 * get theirs after the upgrade. A successor finds what was made, and sets the values still missing.
 */
public final class ParameterGroupsStep implements Step {
  private final Sight sight;
  private final GroupMaker maker;
  private final Ways ways;

  @Inject
  ParameterGroupsStep(Sight sight, GroupMaker maker, Ways ways) {
    this.sight = sight;
    this.maker = maker;
    this.ways = ways;
  }

  @Override
  public String name() {
    return "parameter-groups";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    List<Hop> hops = visit.need(Fact.PathChosen.class).hops();
    Present present = Present.of(view);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < hops.size(); i++) {
      Hop hop = hops.get(i);
      if (hop.major()) {
        String fromFamily = ways.family(hop.from()).orElse(hop.family());
        Fact.GroupsReady ready = ready(visit, view, i, present, fromFamily, hop.family());
        ready.changes().forEach(c -> visit.log(LogNames.EXECUTION, "Parameter groups: " + c + "."));
        facts.add(ready);
      }
    }
    return new Outcome.Done(facts);
  }

  /**
   * The groups that a hop finds; moved on from hop to hop.
   *
   * @param instance by the group that members have today, the one of the hop's beginning
   */
  private record Present(Map<String, String> cluster, Map<String, String> instance) {
    static Present of(ClusterView view) {
      Map<String, String> cluster = new LinkedHashMap<>();
      cluster.put(view.parameterGroup(), view.parameterGroup());
      Map<String, String> instance = new LinkedHashMap<>();
      MemberGroups.distinct(view.members()).forEach(g -> instance.put(g, g));
      return new Present(cluster, instance);
    }
  }

  private Fact.GroupsReady ready(
      Visit visit, ClusterView view, int hop, Present present, String from, String to) {
    List<ParameterChange> changes = new ArrayList<>();
    move(visit, Kind.CLUSTER, present.cluster(), from, to, changes);
    move(visit, Kind.INSTANCE, present.instance(), from, to, changes);
    List<MemberGroup> members = MemberGroups.of(view.members(), present.instance());
    String leading =
        present.instance().values().stream()
            .findFirst()
            .orElse(GroupNames.next(Kind.INSTANCE, visit.cluster(), "", to));
    List<String> lines = new ArrayList<>(changes.stream().map(ParameterChange::line).toList());
    members.stream()
        .filter(m -> !m.group().equals(leading))
        .forEach(
            m ->
                lines.add(
                    "instance %s gets %s, the successor of %s, after the upgrade; RDS gives all members %s first"
                        .formatted(m.instance(), m.group(), m.from(), leading)));
    return new Fact.GroupsReady(
        visit.now(),
        hop,
        present.cluster().getOrDefault(view.parameterGroup(), ""),
        leading,
        lines,
        changes,
        members);
  }

  private void move(
      Visit visit,
      Kind kind,
      Map<String, String> present,
      String from,
      String to,
      List<ParameterChange> changes) {
    present.replaceAll(
        (today, group) -> {
          GroupMaker.Made made = maker.make(visit, kind, group, from, to);
          changes.addAll(made.changes());
          return made.name();
        });
  }
}
