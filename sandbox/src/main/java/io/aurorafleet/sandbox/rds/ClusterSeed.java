package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that is there from the beginning, with its members, without the minutes AWS would take.
 *
 * @param instanceClasses one per member, the writer first; members are named {@code
 *     <identifier>-instance-1} and so on
 * @param databaseName the first database, or null for none but {@code postgres}
 * @param clusterGroup an existing cluster parameter group, or null for the family's default
 * @param instanceGroup the same for the members
 */
public record ClusterSeed(
    String identifier,
    String version,
    String user,
    String password,
    List<String> instanceClasses,
    @Nullable String databaseName,
    @Nullable String clusterGroup,
    @Nullable String instanceGroup,
    Map<String, String> tags) {
  public ClusterSeed {
    instanceClasses = List.copyOf(instanceClasses);
    tags = Map.copyOf(tags);
  }

  /** One writer of a usual class, default groups, no tags. */
  public static ClusterSeed of(String identifier, String version, String user, String password) {
    return new ClusterSeed(
        identifier, version, user, password, List.of("db.r6g.large"), null, null, null, Map.of());
  }

  /** With one member per class, the writer first. */
  public ClusterSeed withClasses(String... classes) {
    return new ClusterSeed(
        identifier,
        version,
        user,
        password,
        List.of(classes),
        databaseName,
        clusterGroup,
        instanceGroup,
        tags);
  }

  /** With a first database. */
  public ClusterSeed withDatabase(String name) {
    return new ClusterSeed(
        identifier,
        version,
        user,
        password,
        instanceClasses,
        name,
        clusterGroup,
        instanceGroup,
        tags);
  }

  /** With parameter groups that exist; null for the default. */
  public ClusterSeed withGroups(@Nullable String cluster, @Nullable String instance) {
    return new ClusterSeed(
        identifier,
        version,
        user,
        password,
        instanceClasses,
        databaseName,
        cluster,
        instance,
        tags);
  }

  /** With these tags on the cluster. */
  public ClusterSeed withTags(Map<String, String> all) {
    return new ClusterSeed(
        identifier,
        version,
        user,
        password,
        instanceClasses,
        databaseName,
        clusterGroup,
        instanceGroup,
        all);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ClusterSeed[" + identifier + " " + version + " " + instanceClasses + "]";
  }
}
