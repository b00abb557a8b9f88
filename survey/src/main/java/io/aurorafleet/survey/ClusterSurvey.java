package io.aurorafleet.survey;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.preflight.SupportCost;
import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an upgrade of one cluster would meet, seen without changing anything. What could not be
 * looked at is a finding of its own, never an exception: the rest of the fleet is still shown.
 *
 * @param status as RDS spells it
 * @param hops the way of {@code route}; none when there is nothing to do or no way
 * @param findings of the cluster first, then database by database in the server's order; the same
 *     cluster gives the same order every time
 * @param groups one for each major hop, in the order of the hops
 * @param contents null when no database could be looked at, which is then a finding
 * @param support what the present and the target's major cost, as of the day of the survey
 * @param unseen why parts of it could not be looked at, each a finding too; those whose category is
 *     RETRY may well be seen at the next look
 * @param needs what the run takes of the account's quotas for this cluster, as far as RDS told
 */
public record ClusterSurvey(
    ClusterId cluster,
    String arn,
    String resourceId,
    String status,
    EngineVersion version,
    EngineVersion target,
    RunModule module,
    List<Instance> members,
    Map<String, String> tags,
    Route route,
    List<Hop> hops,
    List<Finding> findings,
    List<HopGroups> groups,
    @Nullable Contents contents,
    Support support,
    List<Failure> unseen,
    List<Need> needs) {
  /**
   * A DB instance.
   *
   * @param vcpus null for Serverless, and for a class whose size we do not know
   */
  public record Instance(
      String id, boolean writer, String status, String instanceClass, @Nullable Integer vcpus) {}

  /**
   * The parameter groups of one major hop.
   *
   * @param hop index into {@link ClusterSurvey#hops}
   * @param instanceGroup the one RDS takes in the upgrade call
   */
  public record HopGroups(
      int hop,
      String clusterGroup,
      String instanceGroup,
      List<MemberGroup> members,
      List<ParameterChange> changes) {
    public HopGroups {
      members = List.copyOf(members);
      changes = List.copyOf(changes);
    }
  }

  /**
   * What the databases hold, as far as advice depends on it: the length of a major upgrade goes by
   * the number of databases, tables and large objects, not by bytes.
   *
   * @param walLevel PostgreSQL's {@code wal_level}; blue/green needs {@code logical}
   */
  public record Contents(
      List<Database> databases,
      int logicalSlots,
      int longTransactions,
      long oldestXidAge,
      String walLevel) {
    public Contents {
      databases = List.copyOf(databases);
    }

    public long tables() {
      return databases.stream().mapToLong(Database::tables).sum();
    }

    public long largeObjects() {
      return databases.stream().mapToLong(Database::largeObjects).sum();
    }

    public long bytes() {
      return databases.stream().mapToLong(Database::bytes).sum();
    }
  }

  /**
   * One database that could be looked at.
   *
   * @param tables ordinary and partitioned ones and materialized views, without the system's
   * @param withoutKey ordinary tables without primary key or other replica identity, which
   *     blue/green cannot carry
   * @param extensions installed, with their versions
   */
  public record Database(
      String name,
      long bytes,
      long tables,
      long withoutKey,
      long unlogged,
      long foreign,
      long materializedViews,
      long largeObjects,
      long publications,
      long subscriptions,
      Map<String, String> extensions) {
    public Database {
      extensions = Map.copyOf(extensions);
    }
  }

  /** Support of the present and of the target's major; null where RDS did not tell. */
  public record Support(@Nullable SupportCost now, @Nullable SupportCost target) {}

  /** Of a cluster that could be looked at in every part. */
  public ClusterSurvey(
      ClusterId cluster,
      String arn,
      String resourceId,
      String status,
      EngineVersion version,
      EngineVersion target,
      RunModule module,
      List<Instance> members,
      Map<String, String> tags,
      Route route,
      List<Hop> hops,
      List<Finding> findings,
      List<HopGroups> groups,
      @Nullable Contents contents,
      Support support) {
    this(
        cluster,
        arn,
        resourceId,
        status,
        version,
        target,
        module,
        members,
        tags,
        route,
        hops,
        findings,
        groups,
        contents,
        support,
        List.of(),
        List.of());
  }

  public ClusterSurvey {
    needs = List.copyOf(needs);
    unseen = List.copyOf(unseen);
    members = List.copyOf(members);
    tags = Map.copyOf(tags);
    hops = List.copyOf(hops);
    findings = List.copyOf(findings);
    groups = List.copyOf(groups);
  }

  /** Whether a major version is left behind. */
  public boolean major() {
    return hops.stream().anyMatch(Hop::major);
  }

  public List<Finding> blockers() {
    return of(Finding.Severity.BLOCKER);
  }

  public List<Finding> of(Finding.Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).toList();
  }

  public Optional<Instance> writer() {
    return members.stream().filter(Instance::writer).findFirst();
  }
}
