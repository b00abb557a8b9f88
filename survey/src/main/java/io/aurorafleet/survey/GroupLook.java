package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.Answer;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Neighbourhood;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.preflight.cluster.ObservedCluster.ForeignGroup;
import io.aurorafleet.survey.groups.GroupNames;
import io.aurorafleet.survey.groups.GroupPlan;
import io.aurorafleet.survey.groups.GroupPlanner;
import io.aurorafleet.survey.groups.MemberGroups;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans the parameter groups of every major hop, making none of them. */
final class GroupLook {
  private final ParameterGroups groups;
  private final GroupPlanner planner;
  private final Neighbourhood around;
  private final Ways ways;

  @Inject
  GroupLook(ParameterGroups groups, GroupPlanner planner, Neighbourhood around, Ways ways) {
    this.groups = groups;
    this.planner = planner;
    this.around = around;
    this.ways = ways;
  }

  /**
   * What was planned.
   *
   * @param toMake how many groups of a kind are not there yet
   * @param babelfish {@code rds.babelfish_status} where somebody set it
   * @param withheld why it could not be looked at to the end
   */
  record Groups(
      List<ClusterSurvey.HopGroups> hops,
      List<ForeignGroup> foreign,
      Map<Kind, Long> toMake,
      @Nullable String babelfish,
      @Nullable Failure withheld) {}

  Groups look(ClusterView view, List<Hop> hops) {
    Plan plan = new Plan(view);
    Failure withheld = null;
    try {
      for (int i = 0; i < hops.size(); i++) {
        if (hops.get(i).major()) {
          plan.hop(i, hops.get(i));
        }
      }
    } catch (OutsideException e) {
      withheld = e.failure();
    }
    return new Groups(plan.planned, plan.foreign, plan.toMake, plan.babelfish, withheld);
  }

  /** The groups that the next hop finds, and what somebody set in them. */
  private final class Plan {
    private final ClusterView view;
    private final List<ClusterSurvey.HopGroups> planned = new ArrayList<>();
    private final List<ForeignGroup> foreign = new ArrayList<>();
    private final Map<Kind, Long> toMake = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, String>> present = new EnumMap<>(Kind.class);
    private final Map<String, List<Parameter>> values = new LinkedHashMap<>();
    private @Nullable String babelfish;

    Plan(ClusterView view) {
      this.view = view;
      Map<String, String> cluster = new LinkedHashMap<>();
      cluster.put(view.parameterGroup(), view.parameterGroup());
      present.put(Kind.CLUSTER, cluster);
      Map<String, String> instance = new LinkedHashMap<>();
      MemberGroups.distinct(view.members()).forEach(g -> instance.put(g, g));
      present.put(Kind.INSTANCE, instance);
    }

    void hop(int number, Hop hop) {
      List<ParameterChange> changes = new ArrayList<>();
      move(Kind.CLUSTER, hop, changes);
      move(Kind.INSTANCE, hop, changes);
      Map<String, String> instance = of(Kind.INSTANCE);
      planned.add(
          new ClusterSurvey.HopGroups(
              number,
              of(Kind.CLUSTER).getOrDefault(view.parameterGroup(), ""),
              instance.values().stream()
                  .findFirst()
                  .orElse(GroupNames.next(Kind.INSTANCE, view.id(), "", hop.family())),
              MemberGroups.of(view.members(), instance),
              changes));
    }

    private Map<String, String> of(Kind kind) {
      return present.getOrDefault(kind, Map.of());
    }

    private void move(Kind kind, Hop hop, List<ParameterChange> changes) {
      String from = ways.family(hop.from()).orElse(hop.family());
      of(kind)
          .replaceAll(
              (today, group) -> {
                List<Parameter> set = values(kind, group);
                GroupPlanner.Next next =
                    planner.next(kind, view.id(), group, set, from, hop.family());
                GroupPlan plan = next.isDefault() ? next.plan() : withWhatIsThere(next);
                values.put(kind + next.name(), plan.values());
                changes.addAll(plan.changes());
                return next.name();
              });
    }

    private List<Parameter> values(Kind kind, String group) {
      List<Parameter> known = values.get(kind + group);
      if (known == null) {
        known = planner.recentValues(kind, group);
        values.put(kind + group, known);
      }
      for (Parameter parameter : known) {
        if (parameter.name().equals("rds.babelfish_status")) {
          babelfish = parameter.value();
        }
      }
      return known;
    }

    /** A group that PREUPGRADE made is used with the edits made to it since. */
    private GroupPlan withWhatIsThere(GroupPlanner.Next next) {
      Answer<Map<String, String>> all = around.groups(next.kind());
      Optional<String> family = all.found().map(g -> g.getOrDefault(next.name(), ""));
      if (family.isEmpty()) {
        throw new OutsideException(all.withheld().orElseThrow().failure());
      }
      if (family.get().isEmpty()) {
        toMake.merge(next.kind(), 1L, Long::sum);
        return next.plan();
      }
      boolean ours =
          groups
              .tags(next.kind(), next.name(), view.arn())
              .map(tags -> Ownership.ours(next.name(), tags))
              .orElse(true);
      if (!ours || !family.get().equals(next.family())) {
        foreign.add(
            new ForeignGroup(
                next.kind() == Kind.CLUSTER, next.name(), family.get(), next.family(), ours));
        return next.plan();
      }
      List<Parameter> there = planner.recentValues(next.kind(), next.name());
      return next.plan().missing(there).isEmpty()
          ? next.plan().edited(next.kind(), next.name(), there)
          : next.plan();
    }
  }
}
