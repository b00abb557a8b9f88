package io.aurorafleet.sandbox.rds.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One engine version as DescribeDBEngineVersions lists it.
 *
 * @param version such as {@code 16.13}, or {@code 17.11-limitless}
 * @param family the parameter group family, {@code aurora-postgresql16}
 * @param status {@code available} or {@code deprecated}
 * @param limitless offered to Limitless databases only
 * @param logTypes what may be exported to CloudWatch Logs; never {@code upgrade} on Aurora
 * @param targets the versions an upgrade may go to in one hop
 */
public record EngineVersion(
    String version,
    String family,
    String status,
    boolean limitless,
    List<String> logTypes,
    List<Target> targets) {
  /** One ValidUpgradeTarget. */
  public record Target(String version, boolean autoUpgrade) {}

  public EngineVersion {
    logTypes = List.copyOf(logTypes);
    targets = List.copyOf(targets);
  }

  /** The number before the dot. */
  public int major() {
    return major(version);
  }

  /** Whether going to {@code target} changes the major version. */
  public boolean isMajorTo(String target) {
    return major(target) != major();
  }

  /** The target of that name, if an upgrade may go there. */
  public Optional<Target> target(String name) {
    return targets.stream().filter(t -> t.version().equals(name)).findFirst();
  }

  /** The number before the dot of any version text. */
  public static int major(String version) {
    int dot = version.indexOf('.');
    return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
  }
}
