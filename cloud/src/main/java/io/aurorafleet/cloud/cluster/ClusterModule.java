package io.aurorafleet.cloud.cluster;

import dagger.BindsOptionalOf;
import dagger.Module;
import dagger.Provides;
import io.aurorafleet.cloud.call.RateLimiter;
import io.aurorafleet.cloud.time.WorkClock;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * The RDS API behind every port of this package, and before it the one limiter of the process: no
 * adapter is given a client that goes past it.
 */
@Module
public interface ClusterModule {
  /** Calls a second where nobody says otherwise; RDS does not tell how many it takes. */
  double USUAL_RATE = 20;

  /** How many calls a second the process may make. */
  @BindsOptionalOf
  RateLimiter.Limits limits();

  @Provides
  @Singleton
  static RateLimiter limiter(Optional<RateLimiter.Limits> limits, WorkClock clock) {
    return new RateLimiter(limits.orElseGet(() -> RateLimiter.Limits.upTo(USUAL_RATE)), clock);
  }

  @Provides
  @Singleton
  static Clusters clusters(RdsClient rds, RateLimiter limiter, WorkClock clock) {
    return new RdsClusters(LimitedRds.of(rds, limiter), clock);
  }

  @Provides
  @Singleton
  static EngineCatalogue catalogue(RdsClient rds, RateLimiter limiter, WorkClock clock) {
    return new RdsEngineCatalogue(LimitedRds.of(rds, limiter), clock);
  }

  @Provides
  static Clones clones(RdsClient rds, RateLimiter limiter) {
    return new RdsClones(LimitedRds.of(rds, limiter));
  }

  @Provides
  static Snapshots snapshots(RdsClient rds, RateLimiter limiter) {
    return new RdsSnapshots(LimitedRds.of(rds, limiter));
  }

  @Provides
  @Singleton
  static ParameterGroups groups(RdsClient rds, RateLimiter limiter, WorkClock clock) {
    return new RdsParameterGroups(LimitedRds.of(rds, limiter), clock);
  }

  @Provides
  @Singleton
  static Neighbourhood neighbourhood(RdsClient rds, RateLimiter limiter, WorkClock clock) {
    return new RdsNeighbourhood(LimitedRds.of(rds, limiter), clock);
  }

  @Provides
  static Maintenance maintenance(RdsClient rds, RateLimiter limiter) {
    return new RdsMaintenance(LimitedRds.of(rds, limiter));
  }
}
