package io.aurorafleet.sandbox.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Complete bin directories of PostgreSQL, pg_upgrade included, where an administrator installed
 * them; the published server binaries have none.
 */
final class FullBinaries {
  /** Names a directory that holds {@code <major>/bin}. */
  static final String PROPERTY = "aurora-fleet.postgres.full";

  private FullBinaries() {}

  /** The bin directory from which a cluster can be upgraded to this major. */
  static Optional<Path> of(int major) {
    Path bin =
        Path.of(System.getProperty(PROPERTY, "/usr/lib/postgresql"))
            .resolve(Integer.toString(major))
            .resolve("bin");
    return Optional.of(bin).filter(found -> Files.isExecutable(found.resolve("pg_upgrade")));
  }
}
