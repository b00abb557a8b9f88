package io.aurorafleet.cloud.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How we talk to databases.
 *
 * @param sslMode libpq's word; {@code verify-full} unless the servers are on this machine
 * @param rootCertificate the authorities to trust, such as RDS's global bundle; without it the
 *     JVM's, which do not have those of RDS
 * @param connectTimeout for the connection and the login
 * @param queryTimeout for catalog queries and checks; long work has none, it has a pulse
 * @param lockTimeout how long a statement may wait for a lock, and one try for the advisory lock
 *     may last
 * @param pulse how often a long statement's caller beats
 * @param countLimit a database larger than this many bytes does not get its rows counted
 * @param vacuumCostDelay how long VACUUM pauses when it has done the work it may do at a time
 */
public record DatabaseSettings(
    String sslMode,
    @Nullable Path rootCertificate,
    Duration connectTimeout,
    Duration queryTimeout,
    Duration lockTimeout,
    Duration pulse,
    long countLimit,
    Duration vacuumCostDelay) {
  /** Where the packages' user data stores RDS's certificate bundle. */
  static final Path BUNDLE = Path.of("/etc/aurora-fleet/rds-ca.pem");

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  public DatabaseSettings {
    if (!SSL_MODES.contains(sslMode)) {
      throw new IllegalArgumentException(
          "AURORA_FLEET_DB_SSLMODE is \"%s\"; give verify-full, or one of %s"
              .formatted(sslMode, SSL_MODES.stream().sorted().toList()));
    }
  }

  /** Whether nothing is ever sent in the clear. */
  boolean encrypted() {
    return sslMode.equals("require") || sslMode.startsWith("verify");
  }

  public static DatabaseSettings defaults() {
    return new DatabaseSettings(
        "verify-full",
        null,
        Duration.ofSeconds(10),
        Duration.ofMinutes(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        2L << 30,
        Duration.ofMillis(2));
  }

  /**
   * Reads {@code AURORA_FLEET_DB_SSLMODE} and {@code AURORA_FLEET_DB_ROOT_CERTIFICATE}; unnamed,
   * the authorities are those of {@link #BUNDLE} where it is there.
   */
  public static DatabaseSettings from(Map<String, String> environment) {
    return from(environment, BUNDLE);
  }

  static DatabaseSettings from(Map<String, String> environment, Path bundle) {
    DatabaseSettings d = defaults();
    String certificate = environment.getOrDefault("AURORA_FLEET_DB_ROOT_CERTIFICATE", "");
    return d.secured(
        environment.getOrDefault("AURORA_FLEET_DB_SSLMODE", d.sslMode()),
        certificate.isEmpty() ? there(bundle) : Path.of(certificate));
  }

  private static @Nullable Path there(Path bundle) {
    return Files.isReadable(bundle) ? bundle : null;
  }

  /** The same, but for TLS. */
  public DatabaseSettings secured(String mode, @Nullable Path certificate) {
    return new DatabaseSettings(
        mode,
        certificate,
        connectTimeout,
        queryTimeout,
        lockTimeout,
        pulse,
        countLimit,
        vacuumCostDelay);
  }

  /** The same with other times, for clocks that run faster. */
  public DatabaseSettings timed(Duration query, Duration lock, Duration beat) {
    return new DatabaseSettings(
        sslMode, rootCertificate, connectTimeout, query, lock, beat, countLimit, vacuumCostDelay);
  }
}
