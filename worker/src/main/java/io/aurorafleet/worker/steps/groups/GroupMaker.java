package io.aurorafleet.worker.steps.groups;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.cloud.cluster.ParameterGroups.Group;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.survey.groups.GroupNames;
import io.aurorafleet.survey.groups.GroupPlan;
import io.aurorafleet.survey.groups.GroupPlanner;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Creation;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Makes, or finds again, the parameter group a cluster goes to. Custom groups belong to a family;
 * their values would be lost with a plain default group.
 */
public final class GroupMaker {
  private final ParameterGroups groups;
  private final GroupPlanner planner;

  @Inject
  GroupMaker(ParameterGroups groups, GroupPlanner planner) {
    this.groups = groups;
    this.planner = planner;
  }

  /** The group to go to, and what became of the values of the old one. */
  record Made(String name, List<ParameterChange> changes) {}

  /** Whether a group is one of RDS's own, which is always there and nobody makes. */
  public static boolean isDefault(String group) {
    return GroupNames.isDefault(group);
  }

  /** A default group has a default successor; a custom one gets a custom one of ours. */
  Made make(Visit visit, Kind kind, String present, String fromFamily, String toFamily) {
    GroupPlanner.Next next =
        planner.next(
            kind, visit.cluster(), present, planner.values(kind, present), fromFamily, toFamily);
    if (next.isDefault()) {
      return new Made(next.name(), next.plan().changes());
    }
    Optional<Group> there = groups.find(kind, next.name());
    if (there.isEmpty()) {
      create(visit, next);
    } else {
      verify(visit, there.get(), toFamily);
    }
    return new Made(next.name(), fill(visit, next).changes());
  }

  /** Every batch is a call of its own; a successor goes on with the first that is missing. */
  private GroupPlan fill(Visit visit, GroupPlanner.Next next) {
    GroupPlan plan = next.plan();
    List<Parameter> there = groups.userValues(next.kind(), next.name());
    List<List<Parameter>> missing = plan.missing(there);
    for (List<Parameter> batch : missing) {
      groups.set(visit.fence(), next.kind(), next.name(), batch);
      visit.log(
          LogNames.EXECUTION,
          "Set %d value(s) in parameter group %s.".formatted(batch.size(), next.name()));
    }
    return missing.isEmpty() ? plan.edited(next.kind(), next.name(), there) : plan;
  }

  /** Throws unless a group of that name is of the family and ours. */
  private static void verify(Visit visit, Group group, String family) {
    if (!Ownership.ours(group.name(), group.tags())) {
      throw new OutsideException(
          Failure.fix(
              "parameter-group-foreign",
              "Cluster %s needs a parameter group %s, but one of that name exists that aurora-fleet did not make"
                  .formatted(visit.cluster(), group.name()),
              "Delete or rename it. To have it used as it is, give it the tag %s=%s"
                  .formatted(Ownership.SELF, group.name())));
    }
    if (!group.family().equals(family)) {
      throw new OutsideException(
          Failure.fix(
              "parameter-group-family",
              "Parameter group %s is of family %s, cluster %s needs %s"
                  .formatted(group.name(), group.family(), visit.cluster(), family),
              "Delete it; it will be made anew"));
    }
  }

  private void create(Visit visit, GroupPlanner.Next next) {
    Group group =
        new Group(
            next.kind(),
            next.name(),
            next.family(),
            Ownership.tags(next.name(), visit.run(), visit.cluster()));
    String description =
        "aurora-fleet: successor of %s for %s".formatted(next.present(), visit.cluster());
    Creation.attempt(() -> groups.create(visit.fence(), group, description));
    visit.log(
        LogNames.EXECUTION,
        "Created parameter group %s of family %s.".formatted(next.name(), next.family()));
  }
}
