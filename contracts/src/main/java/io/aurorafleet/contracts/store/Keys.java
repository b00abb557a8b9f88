package io.aurorafleet.contracts.store;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import java.util.Optional;

/** The S3 key layout; nothing else composes or takes apart a key. */
public final class Keys {
  private static final String RUNS = "runs/";

  private Keys() {}

  /** The prefix whose children are all runs. */
  public static String runs() {
    return RUNS;
  }

  public static String run(RunId run) {
    return RUNS + run + "/";
  }

  /** What the run is about; written once, by dispatch, before anything else. */
  public static String manifest(RunId run) {
    return run(run) + "manifest.json";
  }

  /** The clusters of the run for people, those left out too; the manifest is what counts. */
  public static String runClusters(RunId run) {
    return run(run) + "clusters.txt";
  }

  /** Who may work and how each ended. */
  public static String ledger(RunId run) {
    return run(run) + "ledger.json";
  }

  public static String runReport(RunId run) {
    return run(run) + "report.json";
  }

  public static String runReportPage(RunId run) {
    return run(run) + "report.html";
  }

  /** What PREUPGRADE saw of the whole fleet, in the form of a plan. */
  public static String runPlan(RunId run) {
    return run(run) + "plan.json";
  }

  public static String runPlanPage(RunId run) {
    return run(run) + "plan.html";
  }

  /** The lines of all clusters' execution logs, in the order of time. */
  public static String runLog(RunId run) {
    return run(run) + "master.log";
  }

  public static String runReportText(RunId run) {
    return run(run) + "report.txt";
  }

  /**
   * The note that the end of a run has been announced.
   *
   * @param attempts of all clusters together, so that the end after a requeue is announced again
   */
  public static String runAnnouncement(RunId run, int attempts) {
    return run(run) + "announced/" + attempts;
  }

  /** The user's own statements that prove an upgrade. */
  public static String verifySql(RunId run) {
    return run(run) + "verify.sql";
  }

  public static String checkpoint(RunId run, ClusterId cluster) {
    return artifact(run, cluster, "checkpoint.json");
  }

  public static String clusterReport(RunId run, ClusterId cluster) {
    return artifact(run, cluster, "report.json");
  }

  /** A log, backup or other file about one cluster of a run. */
  public static String artifact(RunId run, ClusterId cluster, String name) {
    return run(run) + cluster + "/" + name;
  }

  /** The pointer from a thing in RDS to the run and cluster it belongs to. */
  public static String owned(String account, String region, String kind, String identifier) {
    return "owned/%s/%s/%s/%s".formatted(account, region, kind, identifier);
  }

  /** The run a common prefix such as {@code runs/20261122t2100-k3x9/} stands for. */
  public static Optional<RunId> runOf(String prefix) {
    if (!prefix.startsWith(RUNS) || !prefix.endsWith("/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RunId(prefix.substring(RUNS.length(), prefix.length() - 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
