package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.cloud.cluster.ParameterGroups.Group;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes, or finds again, the parameter group a cluster goes to. Custom groups belong to a family;
 * their values would be lost with a plain default group.
 */
final class GroupMaker {
  private static final String DEFAULT = "default.";

  private final ParameterGroups groups;

  @Inject
  GroupMaker(ParameterGroups groups) {
    this.groups = groups;
  }

  /** The group to go to, and what became of the values of the old one. */
  record Made(String name, List<String> changes) {}

  static boolean isDefault(String group) {
    return group.startsWith(DEFAULT);
  }

  /** A default group has a default successor; a custom one gets a custom one of ours. */
  Made make(Visit visit, Kind kind, String present, String family) {
    if (isDefault(present)) {
      return new Made(DEFAULT + family, List.of());
    }
    String name = Names.group(kind, visit.cluster(), family);
    GroupPlan plan =
        GroupPlan.of(kind, family, groups.userValues(kind, present), groups.defaults(kind, family));
    Optional<Group> there = groups.find(kind, name);
    if (there.isEmpty()) {
      create(visit, kind, name, family, present);
    } else {
      verify(visit, there.get(), family);
    }
    List<Parameter> set = groups.userValues(kind, name);
    List<Parameter> missing = plan.missing(set);
    if (!missing.isEmpty()) {
      groups.set(visit.fence(), kind, name, missing);
      visit.log(
          LogNames.EXECUTION,
          "Set %d value(s) in parameter group %s.".formatted(missing.size(), name));
    }
    List<String> changes = new ArrayList<>(plan.changes());
    if (missing.isEmpty()) {
      changes.addAll(plan.edits(name, set));
    }
    return new Made(name, changes);
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

  private void create(Visit visit, Kind kind, String name, String family, String present) {
    Group group = new Group(kind, name, family, Ownership.tags(name, visit.run(), visit.cluster()));
    String description = "aurora-fleet: successor of %s for %s".formatted(present, visit.cluster());
    groups.create(visit.fence(), group, description);
    visit.log(
        LogNames.EXECUTION, "Created parameter group %s of family %s.".formatted(name, family));
  }
}
