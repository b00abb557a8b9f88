package io.aurorafleet.cloud.cluster;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.SourceType;

/** Clusters through the RDS API. */
public final class RdsClusters implements Clusters {
  /** The only engine we know; without this filter RDS also lists Neptune and DocumentDB. */
  static final String ENGINE = "aurora-postgresql";

  private final RdsClient rds;
  private final PrecheckLogs logs;
  private final SharedLooks<ClusterId, Description> looks;

  /** A cluster with its instances, as RDS described them one right after the other. */
  private record Description(DBCluster cluster, List<DBInstance> instances) {}

  /** For one who asks alone; those who ask together share an instance on a clock of theirs. */
  public RdsClusters(RdsClient rds) {
    this(rds, new SystemClock());
  }

  /**
   * For all of a process.
   *
   * @param clock to wait on while somebody else asks
   */
  public RdsClusters(RdsClient rds, WorkClock clock) {
    this.rds = rds;
    this.logs = new PrecheckLogs(rds);
    this.looks = new SharedLooks<>(clock, this::describe);
  }

  @Override
  public List<ClusterView> all() {
    return AwsCall.run(
        "list the Aurora PostgreSQL clusters of this account and Region",
        () -> {
          List<DBCluster> clusters =
              clusters(filter("engine", ENGINE)).stream()
                  .filter(cluster -> ENGINE.equals(cluster.engine()))
                  .toList();
          List<DBInstance> instances = instances(filter("engine", ENGINE));
          return clusters.stream().map(cluster -> RdsViews.view(cluster, instances)).toList();
        });
  }

  @Override
  public Optional<ClusterView> find(ClusterId id) {
    return looks.ask(id).map(d -> RdsViews.view(ofOurEngine(id, d.cluster()), d.instances()));
  }

  @Override
  public List<ClusterEvent> events(ClusterId cluster, List<String> members, Instant since) {
    Stream<Event> ofCluster = events(cluster.value(), SourceType.DB_CLUSTER, since);
    Stream<Event> ofMembers =
        members.stream().flatMap(member -> events(member, SourceType.DB_INSTANCE, since));
    return Stream.concat(ofCluster, ofMembers)
        .map(
            event ->
                new ClusterEvent(
                    event.date(),
                    requireNonNullElse(event.sourceIdentifier(), ""),
                    requireNonNullElse(event.message(), "")))
        .sorted(Comparator.comparing(ClusterEvent::at))
        .toList();
  }

  @Override
  public void requestUpgrade(Fence fence, UpgradeRequest request) {
    ModifyDbClusterRequest.Builder call =
        ModifyDbClusterRequest.builder()
            .dbClusterIdentifier(request.cluster().value())
            .engineVersion(request.target().value())
            .applyImmediately(true)
            .overrideConfiguration(AwsCall::once);
    if (request.major()) {
      call.allowMajorVersionUpgrade(true);
    }
    request.clusterGroup().ifPresent(call::dbClusterParameterGroupName);
    request.instanceGroup().ifPresent(call::dbInstanceParameterGroupName);
    AwsCall.effect(
        fence,
        "start the upgrade of cluster %s to %s".formatted(request.cluster(), request.target()),
        () -> rds.modifyDBCluster(call.build()));
  }

  /** Without ApplyImmediately, which would apply other pending changes; log exports need none. */
  @Override
  public void exportLogs(Fence fence, ClusterId cluster, List<String> types) {
    AwsCall.effect(
        fence,
        "export the logs %s of cluster %s".formatted(types, cluster),
        () ->
            rds.modifyDBCluster(
                r ->
                    r.dbClusterIdentifier(cluster.value())
                        .cloudwatchLogsExportConfiguration(c -> c.enableLogTypes(types))));
  }

  /** Without ApplyImmediately, which would apply other pending changes; a group needs none. */
  @Override
  public void assignGroup(Fence fence, String instance, String group) {
    AwsCall.effect(
        fence,
        "give instance %s the parameter group %s".formatted(instance, group),
        () ->
            rds.modifyDBInstance(
                r -> r.dbInstanceIdentifier(instance).dbParameterGroupName(group)));
  }

  @Override
  public void reboot(Fence fence, String instance) {
    AwsCall.effect(
        fence,
        "reboot instance " + instance,
        () ->
            rds.rebootDBInstance(
                r -> r.dbInstanceIdentifier(instance).overrideConfiguration(AwsCall::once)));
  }

  @Override
  public String configuration(ClusterId id) {
    Description found =
        looks
            .ask(id)
            .orElseThrow(
                () ->
                    new OutsideException(
                        Failure.fix(
                            "not-found",
                            "Could not save the configuration of cluster %s: it does not exist."
                                .formatted(id),
                            "Check the name, the Region and the account; then requeue.")));
    return Json.writePretty(
        Map.of(
            "DBCluster",
            Pojos.map(ofOurEngine(id, found.cluster())),
            "DBInstances",
            found.instances().stream().map(Pojos::map).toList()));
  }

  @Override
  public List<String> precheckLog(String instance, Instant since) {
    return logs.newest(instance, since);
  }

  private Map<ClusterId, Description> describe(Set<ClusterId> ids) {
    List<DBCluster> clusters = ids.size() == 1 ? one(ids.iterator().next()) : several(ids);
    if (clusters.isEmpty()) {
      return Map.of();
    }
    List<DBInstance> instances =
        AwsCall.run(
            "describe the instances of " + called(ids),
            () -> instances(filter("db-cluster-id", values(ids))));
    return clusters.stream()
        .collect(
            Collectors.toMap(
                cluster -> new ClusterId(cluster.dbClusterIdentifier()),
                cluster -> new Description(cluster, instances)));
  }

  private List<DBCluster> one(ClusterId id) {
    return AwsCall.find(
            "describe " + called(Set.of(id)),
            () -> rds.describeDBClusters(r -> r.dbClusterIdentifier(id.value())))
        .map(reply -> reply.dbClusters().stream().limit(1).toList())
        .orElse(List.of());
  }

  private List<DBCluster> several(Set<ClusterId> ids) {
    return AwsCall.run(
        "describe " + called(ids), () -> clusters(filter("db-cluster-id", values(ids))));
  }

  private static String called(Set<ClusterId> ids) {
    return ids.size() == 1
        ? "cluster " + ids.iterator().next()
        : "clusters " + String.join(", ", values(ids));
  }

  private static String[] values(Set<ClusterId> ids) {
    return ids.stream().map(ClusterId::value).toArray(String[]::new);
  }

  private static DBCluster ofOurEngine(ClusterId id, DBCluster cluster) {
    if (!ENGINE.equals(cluster.engine())) {
      throw new OutsideException(
          Failure.fix(
              "not-aurora-postgresql",
              "Cluster %s runs %s, not Aurora PostgreSQL.".formatted(id, cluster.engine()),
              "Take the tag off this cluster; only aurora-postgresql can be upgraded here."));
    }
    return cluster;
  }

  private List<DBCluster> clusters(Filter filter) {
    return rds.describeDBClustersPaginator(r -> r.filters(filter)).dbClusters().stream().toList();
  }

  private List<DBInstance> instances(Filter filter) {
    return rds.describeDBInstancesPaginator(r -> r.filters(filter)).dbInstances().stream().toList();
  }

  private Stream<Event> events(String source, SourceType type, Instant since) {
    return AwsCall.run(
        "read the events of " + source,
        () ->
            rds
                .describeEventsPaginator(
                    r -> r.sourceIdentifier(source).sourceType(type).startTime(since))
                .events()
                .stream()
                .toList())
        .stream();
  }

  static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }
}
