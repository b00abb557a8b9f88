package io.aurorafleet.lab.simulation;

import io.aurorafleet.sandbox.rds.RdsFaults;
import io.aurorafleet.sandbox.rds.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** RDS as it shows itself: late with the truth, of flickering states, and slow at times. */
final class RoughRds implements RdsFaults {
  /** For so long a describe may show what was before, or not show what is new. */
  private static final Duration LATE = Duration.ofSeconds(60);

  /** States in which nothing can be done, one of them unknown to any program. */
  private static final List<String> STATES =
      List.of("modifying", "backing-up", "maintenance", "rebalancing-of-some-future-kind");

  private record Seen<T>(T thing, Instant at) {}

  private final Faults faults;
  private final InstantSource time;
  private final Instant start;
  private final Map<String, Seen<DBCluster>> clusters = new HashMap<>();
  private final Map<String, Seen<DBInstance>> instances = new HashMap<>();

  RoughRds(Faults faults, InstantSource time) {
    this.faults = faults;
    this.time = time;
    this.start = time.instant();
  }

  /** Keeps what is true just before a change, to show it a while longer. */
  void remember(List<DBCluster> nowClusters, List<DBInstance> nowInstances) {
    nowClusters.forEach(c -> clusters.put(c.dbClusterIdentifier(), new Seen<>(c, time.instant())));
    nowInstances.forEach(
        i -> instances.put(i.dbInstanceIdentifier(), new Seen<>(i, time.instant())));
  }

  @Override
  public @Nullable DBCluster seen(DBCluster truth) {
    if (faults.calm()) {
      return truth;
    }
    if (young(truth.clusterCreateTime()) && faults.happens(Kind.UNSEEN)) {
      return null;
    }
    Seen<DBCluster> before = clusters.get(truth.dbClusterIdentifier());
    if (before != null
        && young(before.at())
        && before.thing().dbClusterResourceId().equals(truth.dbClusterResourceId())
        && faults.happens(Kind.STALE)) {
      return before.thing();
    }
    return faults.happens(Kind.FLAPPING)
        ? truth.toBuilder().status(STATES.get(faults.chance().nextInt(STATES.size()))).build()
        : truth;
  }

  @Override
  public @Nullable DBInstance seen(DBInstance truth) {
    if (faults.calm()) {
      return truth;
    }
    if (truth.instanceCreateTime() != null
        && young(truth.instanceCreateTime())
        && faults.happens(Kind.UNSEEN)) {
      return null;
    }
    Seen<DBInstance> before = instances.get(truth.dbInstanceIdentifier());
    if (before != null
        && young(before.at())
        && before.thing().dbiResourceId().equals(truth.dbiResourceId())
        && faults.happens(Kind.STALE)) {
      return before.thing();
    }
    return faults.happens(Kind.FLAPPING)
        ? truth.toBuilder()
            .dbInstanceStatus(STATES.get(faults.chance().nextInt(STATES.size())))
            .build()
        : truth;
  }

  @Override
  public Duration lasts(Stage stage, String identifier, Duration planned) {
    if (faults.happens(Kind.STAYING)) {
      return planned.multipliedBy(5 + faults.chance().nextInt(20));
    }
    return planned.multipliedBy(50 + faults.chance().nextInt(100)).dividedBy(100);
  }

  @Override
  public boolean stuck(String instance) {
    return faults.happens(Kind.STUCK_READER);
  }

  /** The fleet itself is older than its simulation. */
  private boolean young(Instant since) {
    return since.isAfter(start) && since.plus(LATE).isAfter(time.instant());
  }
}
