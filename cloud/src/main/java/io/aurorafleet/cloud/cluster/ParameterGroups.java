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
