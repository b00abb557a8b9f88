package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import io.aurorafleet.survey.ClusterSurvey.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * What RDS's blue/green deployments of Aurora PostgreSQL refuse or ask for (Aurora User Guide,
 * limitations and considerations for blue/green deployments). They replicate logically, whence most
 * of it.
 */
final class BlueGreen {
  /** From these on, and in every newer major, a switchover takes seconds (December 2025). */
  private static final Map<Integer, EngineVersion> FAST =
      Map.of(
          13, new EngineVersion("13.23"),
          14, new EngineVersion("14.20"),
          15, new EngineVersion("15.15"),
          16, new EngineVersion("16.11"),
          17, new EngineVersion("17.7"));

  private BlueGreen() {}

  /** How long clients are away in a switchover. */
  static String switchover(EngineVersion from) {
    EngineVersion fast = FAST.get(from.major());
    boolean quick = fast == null ? from.major() > 17 : !fast.newerThan(from);
    return quick ? "seconds" : "a minute or so";
  }

  /** What makes it impossible, or lose something, for this cluster. */
  static List<String> refusals(AdviceFacts facts, Contents contents) {
    List<String> reasons = new ArrayList<>();
    String stack = facts.cloudFormation();
    when(
        reasons,
        facts.managedSecret(),
        "RDS manages its master password in Secrets Manager, which blue/green refuses.");
    when(
        reasons,
        stack != null,
        "CloudFormation stack %s manages it, which blue/green refuses.".formatted(stack));
    count(
        reasons,
        contents,
        Database::withoutKey,
        "table",
        " without primary key or replica identity (%s), whose updates blue/green cannot replicate.");
    count(
        reasons,
        contents,
        Database::largeObjects,
        "large object",
        " (%s), which blue/green does not replicate.");
    count(
        reasons,
        contents,
        Database::unlogged,
        "unlogged table",
        " (%s), which blue/green does not replicate.");
    count(
        reasons,
        contents,
        Database::subscriptions,
        "subscription",
        " (%s): the cluster is a logical subscriber, which blue/green refuses.");
    when(
        reasons,
        contents.logicalSlots() > 0,
        Words.count(contents.logicalSlots(), "logical replication slot")
            + ": the cluster is a logical publisher, which blue/green refuses.");
    extension(
        reasons,
        contents,
        List.of("pglogical", "pgactive"),
        "has to be removed before blue/green.");
    return reasons;
  }

  /** What has to be done, or minded, for it. */
  static List<String> conditions(Contents contents) {
    List<String> conditions = new ArrayList<>();
    when(
        conditions,
        !contents.walLevel().equals("logical"),
        "First set rds.logical_replication=1 in its cluster parameter group, which takes a reboot.");
    when(
        conditions,
        true,
        "No schema change while it lasts: new tables, columns and partitions stop its replication.");
    count(
        conditions,
        contents,
        Database::materializedViews,
        "materialized view",
        " (%s) to be refreshed on green before the switchover.");
    extension(conditions, contents, List.of("pg_cron"), "has to be off on green.");
    extension(conditions, contents, List.of("pg_partman"), "has to be off on blue.");
    return conditions;
  }

  private static void when(List<String> to, boolean so, String reason) {
    if (so) {
      to.add(reason);
    }
  }

  private static void count(
      List<String> to,
      Contents contents,
      ToLongFunction<Database> what,
      String thing,
      String reason) {
    long sum = contents.databases().stream().mapToLong(what).sum();
    if (sum > 0) {
      List<String> where =
          contents.databases().stream()
              .filter(d -> what.applyAsLong(d) > 0)
              .map(Database::name)
              .toList();
      to.add(Words.count(sum, thing) + reason.formatted(Words.few(where)));
    }
  }

  private static void extension(
      List<String> to, Contents contents, List<String> names, String reason) {
    TreeSet<String> there = new TreeSet<>();
    contents.databases().forEach(d -> there.addAll(d.extensions().keySet()));
    names.stream().filter(there::contains).forEach(n -> to.add("Extension " + n + " " + reason));
  }
}
