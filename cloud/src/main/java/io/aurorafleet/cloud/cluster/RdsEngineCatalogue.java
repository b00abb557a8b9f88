package io.aurorafleet.cloud.cluster;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.EngineVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;

/**
 * The offer of Aurora PostgreSQL through the RDS API. It is the same for every cluster of a fleet
 * and changes a few times a month, so an instance keeps what it read for an hour.
 */
public final class RdsEngineCatalogue implements EngineCatalogue {
  private static final Duration KEPT = Duration.ofHours(1);

  private final RdsClient rds;
  private final WorkClock clock;
  private final Map<Place, Known<Boolean>> orderable = new ConcurrentHashMap<>();
  private @Nullable Known<Map<EngineVersion, Engine>> engines;

  public RdsEngineCatalogue(RdsClient rds, WorkClock clock) {
    this.rds = rds;
    this.clock = clock;
  }

  /** Something read, and when by the monotonic clock. */
  private record Known<T>(T value, Duration read) {
    boolean fresh(WorkClock clock) {
      return clock.monotonic().minus(read).compareTo(KEPT) < 0;
    }
  }

  private record Place(EngineVersion version, String instanceClass) {}

  @Override
  public Optional<Engine> engine(EngineVersion version) {
    return Optional.ofNullable(engines().get(version));
  }

  @Override
  public boolean orderable(EngineVersion version, String instanceClass) {
    Place place = new Place(version, instanceClass);
    Known<Boolean> known = orderable.get(place);
    if (known == null || !known.fresh(clock)) {
      known = new Known<>(askOrderable(place), clock.monotonic());
      orderable.put(place, known);
    }
    return known.value();
  }

  /** Visits that begin together may read the same pages; no lock is held over a remote call. */
  private Map<EngineVersion, Engine> engines() {
    Known<Map<EngineVersion, Engine>> known = engines;
    if (known == null || !known.fresh(clock)) {
      known = new Known<>(readEngines(), clock.monotonic());
      engines = known;
    }
    return known.value();
  }

  /** Deprecated versions too: clusters still run them, and their ways out are what is asked for. */
  private Map<EngineVersion, Engine> readEngines() {
    return AwsCall.run(
        "list the engine versions of Aurora PostgreSQL",
        () -> {
          Map<EngineVersion, Engine> byVersion = new TreeMap<>();
          rds.describeDBEngineVersionsPaginator(r -> r.engine(RdsClusters.ENGINE).includeAll(true))
              .dbEngineVersions()
              .forEach(found -> byVersion.put(version(found), engine(found)));
          return Map.copyOf(byVersion);
        });
  }

  private boolean askOrderable(Place place) {
    return AwsCall.run(
        "ask whether %s runs on %s".formatted(place.version(), place.instanceClass()),
        () ->
            rds
                .describeOrderableDBInstanceOptionsPaginator(
                    r ->
                        r.engine(RdsClusters.ENGINE)
                            .engineVersion(place.version().value())
                            .dbInstanceClass(place.instanceClass()))
                .orderableDBInstanceOptions()
                .stream()
                .anyMatch(option -> place.instanceClass().equals(option.dbInstanceClass())));
  }

  private static EngineVersion version(DBEngineVersion found) {
    return new EngineVersion(found.engineVersion());
  }

  private static Engine engine(DBEngineVersion found) {
    return new Engine(
        version(found),
        requireNonNullElse(found.dbParameterGroupFamily(), ""),
        found.exportableLogTypes(),
        found.validUpgradeTarget().stream()
            .filter(target -> RdsClusters.ENGINE.equals(target.engine()))
            .map(
                target ->
                    new Target(
                        new EngineVersion(target.engineVersion()),
                        Boolean.TRUE.equals(target.isMajorVersionUpgrade()),
                        Boolean.TRUE.equals(target.autoUpgrade())))
            .toList());
  }
}
