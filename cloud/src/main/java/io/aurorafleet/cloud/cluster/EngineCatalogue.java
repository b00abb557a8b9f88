package io.aurorafleet.cloud.cluster;

import io.aurorafleet.contracts.EngineVersion;
import java.util.List;
import java.util.Optional;

/** What Aurora offers: versions, ways between them, and where they can run. */
public interface EngineCatalogue {
  /**
   * A version one may go to from another.
   *
   * @param automatic whether RDS goes there by itself where minor upgrades are automatic
   */
  record Target(EngineVersion version, boolean major, boolean automatic) {
    /** One that RDS never goes to by itself. */
    public Target(EngineVersion version, boolean major) {
      this(version, major, false);
    }
  }

  /** An engine version (DescribeDBEngineVersions). */
  record Engine(
      EngineVersion version, String family, List<String> exportableLogs, List<Target> targets) {}

  Optional<Engine> engine(EngineVersion version);

  /** Whether instances of this class can run the version (DescribeOrderableDBInstanceOptions). */
  boolean orderable(EngineVersion version, String instanceClass);
}
