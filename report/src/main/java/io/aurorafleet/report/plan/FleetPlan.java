package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an upgrade of a fleet would meet, as it was seen at one time; the JSON document of {@code
 * plan --output json}, and what {@code dispatch --plan} reads.
 *
 * @param approval the hash over everything an approver approves; see {@link PlanHash}
 * @param run the PREUPGRADE run that wrote it; null for a plan of the command line
 * @param tag as {@code key=value}; empty when the clusters were named
 * @param totals derived from {@code clusters}, for programs
 * @param clusters those to be dispatched or mended by wave and name, then those left out
 */
public record FleetPlan(
    int schema,
    String approval,
    Instant createdAt,
    @Nullable RunId run,
    String account,
    String region,
    String tag,
    RunModule module,
    EngineVersion target,
    RunOptions options,
    Totals totals,
    List<PlannedCluster> clusters) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  private static final Comparator<PlannedCluster> ORDER =
      Comparator.comparing((PlannedCluster c) -> c.verdict() == Verdict.LEFT_OUT)
          .thenComparing(PlannedCluster::wave)
          .thenComparing(PlannedCluster::cluster);

  /**
   * Figures over all clusters.
   *
   * @param verdicts how many clusters have each; those that none has are left out
   * @param monthlySaving US dollars of Extended Support a month, as of the day of the plan
   * @param prices where the prices are from, and of when
   * @param room what all clusters together take of the account's quotas; those of which nothing is
   *     taken, or that RDS did not tell, are left out
   */
  public record Totals(
      Map<Verdict, Long> verdicts, BigDecimal monthlySaving, String prices, List<FleetRoom> room) {
    public Totals {
      // Plans of earlier versions have none.
      room = List.copyOf(Objects.requireNonNullElse(room, List.of()));
      verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
    }

    static Totals of(List<PlannedCluster> clusters, String prices, List<FleetRoom> room) {
      return new Totals(
          clusters.stream()
              .collect(
                  Collectors.groupingBy(
                      PlannedCluster::verdict, TreeMap::new, Collectors.counting())),
          clusters.stream()
              .map(PlannedCluster::monthlySaving)
              .reduce(BigDecimal.ZERO, BigDecimal::add),
          prices,
          room);
    }
  }

  public FleetPlan {
    clusters = List.copyOf(clusters);
  }

  /** A plan of which nobody asked whether there is room for all. */
  public static FleetPlan of(
      Instant createdAt,
      @Nullable RunId run,
      String account,
      String region,
      String tag,
      RunModule module,
      EngineVersion target,
      RunOptions options,
      String prices,
      List<PlannedCluster> clusters) {
    return of(
        createdAt, run, account, region, tag, module, target, options, prices, clusters, List.of());
  }

  /** A plan with its totals and its hash, the clusters in the order they are shown in. */
  public static FleetPlan of(
      Instant createdAt,
      @Nullable RunId run,
      String account,
      String region,
      String tag,
      RunModule module,
      EngineVersion target,
      RunOptions options,
      String prices,
      List<PlannedCluster> clusters,
      List<FleetRoom> room) {
    List<PlannedCluster> sorted = clusters.stream().sorted(ORDER).toList();
    return new FleetPlan(
        SCHEMA,
        PlanHash.of(account, region, module, target, options, sorted),
        createdAt,
        run,
        account,
        region,
        tag,
        module,
        target,
        options,
        Totals.of(sorted, prices, room),
        sorted);
  }

  /** Whether somebody has to act before all that was asked for can be done. */
  public boolean stops() {
    return clusters.stream().anyMatch(c -> c.verdict().stops());
  }

  /** The clusters that a dispatch of this plan begins. */
  public List<PlannedCluster> ready() {
    return clusters.stream().filter(c -> c.verdict() == Verdict.READY).toList();
  }
}
