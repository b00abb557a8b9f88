package io.aurorafleet.survey.groups;

import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import io.aurorafleet.contracts.ClusterId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Plans a group of the next family from what RDS says of the present one and of both families. */
public final class GroupPlanner {
  private final ParameterGroups groups;

  @Inject
  public GroupPlanner(ParameterGroups groups) {
    this.groups = groups;
  }

  /**
   * A group to go to.
   *
   * @param name the family's default group when the present one is a default one
   */
  public record Next(Kind kind, String present, String name, String family, GroupPlan plan) {
    public boolean isDefault() {
      return GroupNames.isDefault(name);
    }
  }

  /** Values that somebody set in a group; a default group has none, and is not asked. */
  public List<Parameter> values(Kind kind, String group) {
    return GroupNames.isDefault(group) || group.isEmpty()
        ? List.of()
        : groups.userValues(kind, group);
  }

  /** The same within the last minute, for who only looks. */
  public List<Parameter> recentValues(Kind kind, String group) {
    return GroupNames.isDefault(group) || group.isEmpty()
        ? List.of()
        : groups.recentValues(kind, group);
  }

  /**
   * Plans one group.
   *
   * @param values of the present group, as {@link #values} gives them, or as an earlier hop's plan
   *     will set them
   */
  public Next next(
      Kind kind,
      ClusterId cluster,
      String present,
      List<Parameter> values,
      String fromFamily,
      String toFamily) {
    Map<String, Parameter> before = groups.defaults(kind, fromFamily);
    Map<String, Parameter> after = groups.defaults(kind, toFamily);
    GroupPlan plan = GroupPlan.of(kind, present, toFamily, values, before, after);
    return new Next(
        kind,
        present,
        GroupNames.next(kind, cluster, present, toFamily),
        toFamily,
        kind == Kind.INSTANCE
            ? plan.withoutDefaultsOf(groups.defaults(Kind.CLUSTER, toFamily).keySet())
            : plan);
  }
}
