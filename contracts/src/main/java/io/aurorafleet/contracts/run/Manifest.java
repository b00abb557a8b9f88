package io.aurorafleet.contracts.run;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.signal.Order;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about, written once by dispatch before anything else of the run exists. Immutable:
 * with it alone a watchdog can finish what a dispatcher that died half way began.
 *
 * @param tag the tag, as {@code key=value}, that selected the clusters
 */
public record Manifest(
    int schema,
    RunId run,
    Instant createdAt,
    String account,
    String region,
    String tag,
    RunModule module,
    EngineVersion target,
    RunOptions options,
    List<Entry> clusters) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  /**
   * One cluster of the run, as discovery saw it.
   *
   * @param target where this cluster goes instead of the run's target, when its tag says so
   * @param approval the hash of the plan that somebody approved for it; null without a plan
   */
  public record Entry(
      ClusterId cluster,
      String resourceId,
      EngineVersion version,
      Wave wave,
      @Nullable EngineVersion target,
      @Nullable String approval) {
    public Entry(ClusterId cluster, String resourceId, EngineVersion version, Wave wave) {
      this(cluster, resourceId, version, wave, null);
    }

    public Entry(
        ClusterId cluster,
        String resourceId,
        EngineVersion version,
        Wave wave,
        @Nullable EngineVersion target) {
      this(cluster, resourceId, version, wave, target, null);
    }
  }

  /** Where a cluster of the run goes. */
  public EngineVersion target(Entry entry) {
    return Objects.requireNonNullElse(entry.target(), target);
  }

  public Manifest {
    clusters = List.copyOf(clusters);
    if (clusters.isEmpty()) {
      throw new IllegalArgumentException("A run needs at least one cluster");
    }
    if (clusters.stream().map(Entry::cluster).distinct().count() != clusters.size()) {
      throw new IllegalArgumentException("A run names a cluster only once");
    }
  }

  /** The order that the manifest implies for one of its clusters. */
  public Order order(Entry entry) {
    return new Order(
        Order.SCHEMA,
        run,
        entry.cluster(),
        entry.resourceId(),
        account,
        region,
        module,
        target(entry),
        entry.wave(),
        options,
        entry.approval());
  }
}
