package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.Fence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameter groups of clusters and of instances. */
public interface ParameterGroups {
  /** Of which of the two kinds a group is. */
  enum Kind {
    CLUSTER,
    INSTANCE
  }

  /** A group as described. */
  record Group(Kind kind, String name, String family, Map<String, String> tags) {}

  /**
   * A parameter.
   *
   * @param dynamic whether it takes effect without a reboot
   * @param allowed RDS's AllowedValues, empty when any value is
   */
  record Parameter(
      String name, String value, boolean modifiable, boolean dynamic, String allowed) {}

  Optional<Group> find(Kind kind, String name);

  /** Values somebody set in a group ({@code Source=user}). */
  List<Parameter> userValues(Kind kind, String group);

  /**
   * The same as it was within the last minute, for looks at many clusters with the same group; who
   * acts on it asks {@link #userValues}.
   */
  default List<Parameter> recentValues(Kind kind, String group) {
    return userValues(kind, group);
  }

  /**
   * The tags of a group; empty when there is no such group.
   *
   * @param clusterArn of any cluster of the account and Region, from which the group's ARN follows
   */
  default Optional<Map<String, String>> tags(Kind kind, String name, String clusterArn) {
    return find(kind, name).map(Group::tags);
  }

  /** All parameters of a family with the engine's defaults, by name. */
  Map<String, Parameter> defaults(Kind kind, String family);

  /** Creates an empty group; code {@code already-exists} when the name is taken. */
  void create(Fence fence, Group group, String description);

  /**
   * Deletes a group that carries our tags; gone is fine.
   *
   * @throws io.aurorafleet.cloud.call.OutsideException with {@code not-ours} when it does not, and
   *     with {@code not-available} while something uses it
   */
  void delete(Fence fence, Kind kind, String name);

  /** Sets values, at most 20 a call; static ones with the next reboot. */
  void set(Fence fence, Kind kind, String group, List<Parameter> values);
}
