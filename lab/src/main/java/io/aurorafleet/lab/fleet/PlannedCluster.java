package io.aurorafleet.lab.fleet;

import io.aurorafleet.contracts.report.ClusterReport.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of a fleet.
 *
 * @param classes one instance class per member, the writer first
 * @param defaultDatabase what DescribeDBClusters calls DatabaseName; many clusters have none
 * @param target where it goes instead of the run's target
 * @param databases what is put into each database, as SQL, by name
 * @param expected how an upgrade of it must end
 * @param expectedCode the failure's code when it must fail
 */
public record PlannedCluster(
    String id,
    String version,
    List<String> classes,
    @Nullable String defaultDatabase,
    @Nullable String target,
    Map<String, List<String>> databases,
    Status expected,
    @Nullable String expectedCode) {
  public PlannedCluster {
    classes = List.copyOf(classes);
    databases = java.util.Collections.unmodifiableMap(new TreeMap<>(databases));
  }

  /** One writer, a default database {@code app} with a shop in it, upgraded to the run's target. */
  public static PlannedCluster of(String id, String version) {
    return new PlannedCluster(
        id,
        version,
        List.of("db.r6g.large"),
        "app",
        null,
        Map.of("app", Contents.shop(2_000)),
        Status.SUCCEEDED,
        null);
  }

  /** With these databases, the first statement first, instead of the shop. */
  public PlannedCluster with(Map<String, List<String>> others) {
    return new PlannedCluster(
        id, version, classes, defaultDatabase, target, others, expected, expectedCode);
  }

  public PlannedCluster withReader() {
    return new PlannedCluster(
        id,
        version,
        List.of("db.r6g.large", "db.r6g.large"),
        defaultDatabase,
        target,
        databases,
        expected,
        expectedCode);
  }

  public PlannedCluster withoutDefaultDatabase() {
    return new PlannedCluster(
        id, version, classes, null, target, databases, expected, expectedCode);
  }

  /** Going to another version than the rest of its run. */
  public PlannedCluster to(String other) {
    return new PlannedCluster(
        id, version, classes, defaultDatabase, other, databases, expected, expectedCode);
  }

  PlannedCluster ending(Status status, @Nullable String code) {
    return new PlannedCluster(
        id, version, classes, defaultDatabase, target, databases, status, code);
  }
}
