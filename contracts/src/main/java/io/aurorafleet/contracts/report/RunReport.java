package io.aurorafleet.contracts.report;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a run went, cluster by cluster; written by whoever ends last, and again after a requeue. */
public record RunReport(
    int schema,
    RunId run,
    RunModule module,
    EngineVersion target,
    Instant startedAt,
    Instant endedAt,
    List<ClusterReport> clusters) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  public RunReport {
    clusters = List.copyOf(clusters);
  }

  public Map<ClusterReport.Status, Long> counts() {
    return clusters.stream()
        .collect(Collectors.groupingBy(ClusterReport::status, TreeMap::new, Collectors.counting()));
  }

  /** Whether every cluster ended as the user wished. */
  public boolean success() {
    return clusters.stream()
        .map(ClusterReport::status)
        .allMatch(
            s -> s == ClusterReport.Status.SUCCEEDED || s == ClusterReport.Status.NOTHING_TO_DO);
  }
}
