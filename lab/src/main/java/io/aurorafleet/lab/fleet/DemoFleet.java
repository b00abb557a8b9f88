package io.aurorafleet.lab.fleet;

import io.aurorafleet.contracts.report.ClusterReport.Status;
import java.util.List;
import java.util.Map;

/** The fleet of the demo: one of each kind that makes people lose sleep. */
public final class DemoFleet {
  /** Where the run goes. */
  public static final String TARGET = "17.11";

  private DemoFleet() {}

  public static List<PlannedCluster> clusters() {
    return List.of(
        PlannedCluster.of("orders", "13.23")
            .with(Map.of("app", Contents.shopWithExtensions(2_000, "pg_stat_statements"))),
        PlannedCluster.of("billing", "14.24").withReader(),
        PlannedCluster.of("catalog", "15.19")
            .with(
                Map.of(
                    "app",
                        Contents.shopWithExtensions(
                            1_000,
                            "hstore VERSION '1.6'",
                            "pg_trgm VERSION '1.4'",
                            "pg_stat_statements VERSION '1.9'"),
                    "reports", Contents.shop(500),
                    "tenant \"; DROP DATABASE app; --", Contents.shop(200))),
        PlannedCluster.of("search", "16.13").to("16.15"),
        PlannedCluster.of("events", "15.19").with(Map.of("app", Contents.shopWithSlot(1_000))),
        PlannedCluster.of("ledger", "14.24")
            .with(Map.of("books", Contents.shop(1_000)))
            .withoutDefaultDatabase(),
        PlannedCluster.of("archive", "16.13"),
        PlannedCluster.of("sessions", "15.19").to("16.15"),
        PlannedCluster.of("accounts", "17.11").ending(Status.NOTHING_TO_DO, null),
        PlannedCluster.of("payments", "13.23")
            .with(Map.of("app", Contents.shopWithPreparedTransaction(500)))
            .ending(Status.FAILED, "preflight-blocked"));
  }
}
