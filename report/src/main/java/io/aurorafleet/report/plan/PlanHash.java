package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.survey.Approval;
import io.aurorafleet.survey.ClusterSurvey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an approver approves of a whole plan, as one SHA-256: account, Region, what is to be done
 * with which options, and of every cluster its wave, its verdict and its own hash. Two plans of a
 * fleet in which nothing has changed that matters have the same; the time of the plan is no part.
 */
public final class PlanHash {
  private PlanHash() {}

  static String of(
      String account,
      String region,
      RunModule module,
      EngineVersion target,
      RunOptions options,
      List<PlannedCluster> clusters) {
    StringBuilder text = new StringBuilder("aurora-fleet plan 1\n");
    line(text, "account", account);
    line(text, "region", region);
    line(text, "module", module);
    line(text, "target", target);
    line(text, "options", Json.write(options));
    clusters.stream()
        .sorted(Comparator.comparing(PlannedCluster::cluster))
        .forEach(
            c -> {
              line(text, "cluster", c.cluster());
              line(text, "wave", c.wave());
              line(text, "verdict", c.verdict());
              line(text, "approval", c.approval());
            });
    return sha256(text.toString());
  }

  /** What a file's plan as a whole must have as its hash, were it untouched. */
  public static String of(FleetPlan plan) {
    return of(
        plan.account(),
        plan.region(),
        plan.module(),
        plan.target(),
        plan.options(),
        plan.clusters());
  }

  /** The clusters of a file's plan that do not have the hash of what stands there of them. */
  public static List<PlannedCluster> altered(FleetPlan plan) {
    return plan.clusters().stream().filter(c -> !untouched(plan, c)).toList();
  }

  private static boolean untouched(FleetPlan plan, PlannedCluster cluster) {
    return cluster.approval() == null
        ? cluster.verdict() != Verdict.READY
        : Objects.equals(
            cluster.approval(), Approval.hash(survey(plan.module(), cluster), plan.options()));
  }

  /** As much of the survey as its hash is about. */
  private static ClusterSurvey survey(RunModule module, PlannedCluster c) {
    return new ClusterSurvey(
        c.cluster(),
        c.arn(),
        c.resourceId(),
        c.status(),
        c.version(),
        c.target(),
        module,
        c.members(),
        Map.of(),
        new Route.Found(List.of()),
        c.hops(),
        c.findings(),
        c.groups(),
        c.contents(),
        c.support());
  }

  /** Every value is preceded by its length, so that none can pass for another line. */
  private static void line(StringBuilder text, String name, @Nullable Object value) {
    String said = value == null ? "-" : value.toString();
    text.append(name).append(' ').append(said.length()).append(':').append(said).append('\n');
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
