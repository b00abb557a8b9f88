package io.aurorafleet.preflight;

import io.aurorafleet.contracts.EngineVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of a cluster in RDS, as far as an upgrade depends on it.
 *
 * @param status as RDS spells it; anything but {@code available} means that something goes on
 * @param secretTag whether the tag that names the maintenance user's secret is there
 * @param notOrderable for each version of the path, those of the members' instance classes that it
 *     does not run on
 */
public record ObservedCluster(
    String id,
    String status,
    String engineMode,
    List<Member> members,
    @Nullable EngineVersion pendingVersion,
    List<String> pendingChanges,
    @Nullable String globalCluster,
    boolean secretTag,
    Map<EngineVersion, List<String>> notOrderable) {
  /** A DB instance of the cluster. */
  public record Member(String id, boolean writer, String status, String instanceClass) {}

  public ObservedCluster {
    members = List.copyOf(members);
    pendingChanges = List.copyOf(pendingChanges);
    notOrderable = Map.copyOf(notOrderable);
  }
}
