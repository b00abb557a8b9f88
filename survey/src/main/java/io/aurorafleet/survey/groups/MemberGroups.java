package io.aurorafleet.survey.groups;

import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import java.util.List;
import java.util.Map;

/**
 * Which instance parameter group each member goes to. RDS takes one in the upgrade call and gives
 * it to all; that is the writer's. Members that had another one get its successor by a call of
 * their own after the upgrade.
 */
public final class MemberGroups {
  private MemberGroups() {}

  /** The distinct groups of the members, the writer's first, then in the order of members. */
  public static List<String> distinct(List<MemberView> members) {
    return members.stream()
        .sorted((a, b) -> Boolean.compare(b.writer(), a.writer()))
        .map(MemberView::parameterGroup)
        .filter(g -> !g.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * One for each member.
   *
   * @param next what each distinct group is followed by
   */
  public static List<MemberGroup> of(List<MemberView> members, Map<String, String> next) {
    return members.stream()
        .filter(m -> next.containsKey(m.parameterGroup()))
        .map(
            m ->
                new MemberGroup(
                    m.id(),
                    m.parameterGroup(),
                    next.getOrDefault(m.parameterGroup(), m.parameterGroup())))
        .toList();
  }
}
