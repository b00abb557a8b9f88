package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.preflight.SupportCost;
import io.aurorafleet.report.plan.Advice;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.report.plan.Strategy;
import io.aurorafleet.report.plan.Verdict;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import io.aurorafleet.survey.ClusterSurvey.Database;
import io.aurorafleet.survey.ClusterSurvey.HopGroups;
import io.aurorafleet.survey.ClusterSurvey.Support;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clusters of plans with a value in every column. */
final class Plans {
  static final String HASH = "0123456789abcdef".repeat(4);

  private Plans() {}

  /** Costs, has parameters, a slot, and what is given. */
  static PlannedCluster cluster(
      String name, Verdict verdict, List<Finding> findings, String... way) {
    List<Hop> hops = new ArrayList<>();
    for (int i = 1; i < way.length; i++) {
      hops.add(new Hop(new EngineVersion(way[i - 1]), new EngineVersion(way[i]), true, "f"));
    }
    LocalDate end = LocalDate.parse("2026-02-28");
    BigDecimal cost = new BigDecimal("1460.00");
    return new PlannedCluster(
        new ClusterId(name),
        "arn",
        "cluster-X",
        Wave.SECOND,
        "available",
        new EngineVersion(way[0]),
        new EngineVersion(way[way.length - 1]),
        verdict,
        findings.isEmpty() ? "" : findings.get(0).check(),
        hops,
        List.of(),
        findings,
        List.of(
            new HopGroups(
                0,
                "c",
                "i",
                List.of(),
                List.of(
                    change(ParameterChange.Change.KEPT),
                    change(ParameterChange.Change.RENAMED),
                    change(ParameterChange.Change.DEFAULT_CHANGED)))),
        new Contents(
            List.of(new Database("app", 1, 1234, 0, 0, 0, 0, 0, 0, 0, Map.of())), 3, 0, 1, "x"),
        new Support(
            new SupportCost(13, end, null, SupportCost.Phase.EXTENDED_YEARS_1_AND_2, cost, cost),
            null),
        "The whole cluster is away while pg_upgrade runs, then instances restart for their groups.",
        new Advice(Strategy.IN_PLACE, List.of("2 tables have no key, which blue/green asks for.")),
        cost,
        HASH);
  }

  static PlannedCluster ready(String name, String... way) {
    return cluster(name, Verdict.READY, List.of(), way);
  }

  static Finding blocker(String check, String what, String remedy) {
    return new Finding(check, Severity.BLOCKER, "app", what, List.of("public.t"), remedy, "source");
  }

  static FleetPlan plan(PlannedCluster... clusters) {
    return FleetPlan.of(
        Instant.parse("2026-11-22T21:00:00Z"),
        null,
        "123456789012",
        "eu-central-1",
        "UpgradeDB=Y",
        RunModule.UPGRADE,
        new EngineVersion("17.11"),
        RunOptions.defaults(),
        "Prices of us-east-1, collected in November 2026.",
        List.of(clusters));
  }

  private static ParameterChange change(ParameterChange.Change change) {
    return new ParameterChange(
        ParameterChange.Kind.CLUSTER, "g", "work_mem", "1", null, "1", change, true, "");
  }
}
