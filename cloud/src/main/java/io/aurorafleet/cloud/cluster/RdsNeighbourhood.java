package io.aurorafleet.cloud.cluster;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AccountQuota;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.rds.model.ResourcePendingMaintenanceActions;

/** The neighbourhood through the RDS API, every question over all pages. */
public final class RdsNeighbourhood implements Neighbourhood {
  /** Long enough for the survey of a fleet, short enough for a worker's next visit. */
  private static final Duration KEPT = Duration.ofSeconds(60);

  private static final Duration KEPT_LONG = Duration.ofHours(1);

  private final RdsClient rds;
  private final Kept<Map<String, List<Pending>>> maintenance;
  private final Kept<List<Deployment>> deployments;
  private final Kept<List<Integration>> integrations;
  private final Kept<Map<Quota, Usage>> quotas;
  private final Kept<Map<Integer, Lifecycle>> lifecycles;
  private final Kept<List<ClusterView>> clusters;
  private final Kept<Map<String, String>> clusterGroups;
  private final Kept<Map<String, String>> instanceGroups;

  public RdsNeighbourhood(RdsClient rds, WorkClock clock) {
    this.rds = rds;
    this.maintenance = new Kept<>(clock, KEPT, this::readMaintenance);
    this.deployments = new Kept<>(clock, KEPT, this::readDeployments);
    this.integrations = new Kept<>(clock, KEPT, this::readIntegrations);
    this.quotas = new Kept<>(clock, KEPT, this::readQuotas);
    this.lifecycles = new Kept<>(clock, KEPT_LONG, () -> RdsLifecycles.read(rds));
    this.clusters = new Kept<>(clock, KEPT, this::readClusters);
    this.clusterGroups = new Kept<>(clock, KEPT, this::readClusterGroups);
    this.instanceGroups = new Kept<>(clock, KEPT, this::readInstanceGroups);
  }

  @Override
  public Answer<Map<String, List<Pending>>> maintenance() {
    return ask(
        "rds:DescribePendingMaintenanceActions", "list pending maintenance", maintenance::get);
  }

  @Override
  public Answer<List<Deployment>> deployments() {
    return ask("rds:DescribeBlueGreenDeployments", "list blue/green deployments", deployments::get);
  }

  @Override
  public Answer<List<Integration>> integrations() {
    return ask("rds:DescribeIntegrations", "list zero-ETL integrations", integrations::get);
  }

  @Override
  public Answer<Map<Quota, Usage>> quotas() {
    return ask("rds:DescribeAccountAttributes", "read the account's RDS quotas", quotas::get);
  }

  @Override
  public Answer<Map<Integer, Lifecycle>> lifecycles() {
    return ask(
        "rds:DescribeDBMajorEngineVersions",
        "read until when major versions are supported",
        lifecycles::get);
  }

  @Override
  public Answer<List<ClusterView>> clusters() {
    return ask("rds:DescribeDBClusters", "list clusters", clusters::get);
  }

  @Override
  public Answer<Map<String, List<Sharer>>> sharers() {
    return ask(
        "rds:DescribeDBClusters",
        "list clusters that share a volume",
        () -> sharers(clusters.get()));
  }

  @Override
  public Answer<Map<String, String>> groups(ParameterGroups.Kind kind) {
    return kind == ParameterGroups.Kind.CLUSTER
        ? ask(
            "rds:DescribeDBClusterParameterGroups",
            "list cluster parameter groups",
            clusterGroups::get)
        : ask("rds:DescribeDBParameterGroups", "list parameter groups", instanceGroups::get);
  }

  private static <T> Answer<T> ask(String action, String what, Supplier<T> call) {
    try {
      return new Answer.Given<>(AwsCall.run(what, call));
    } catch (OutsideException e) {
      return new Answer.Withheld<>(action, e.failure());
    }
  }

  private Map<String, List<Pending>> readMaintenance() {
    Map<String, List<Pending>> byArn = new TreeMap<>();
    for (ResourcePendingMaintenanceActions resource :
        rds.describePendingMaintenanceActionsPaginator(r -> {}).pendingMaintenanceActions()) {
      List<Pending> actions =
          byArn.computeIfAbsent(resource.resourceIdentifier(), arn -> new ArrayList<>());
      resource.pendingMaintenanceActionDetails().forEach(a -> actions.add(pending(a)));
    }
    return byArn;
  }

  private static Pending pending(PendingMaintenanceAction action) {
    return new Pending(
        text(action.action()),
        text(action.description()),
        Optional.ofNullable(action.currentApplyDate())
            .or(() -> Optional.ofNullable(action.forcedApplyDate()))
            .or(() -> Optional.ofNullable(action.autoAppliedAfterDate()))
            .orElse(null));
  }

  private List<Deployment> readDeployments() {
    return rds.describeBlueGreenDeploymentsPaginator(r -> {}).blueGreenDeployments().stream()
        .map(
            d ->
                new Deployment(
                    text(d.blueGreenDeploymentName()),
                    text(d.source()),
                    text(d.target()),
                    text(d.status())))
        .toList();
  }

  private List<Integration> readIntegrations() {
    return rds.describeIntegrationsPaginator(r -> {}).integrations().stream()
        .map(
            i ->
                new Integration(
                    text(i.integrationName()),
                    text(i.sourceArn()),
                    text(i.targetArn()),
                    text(i.statusAsString())))
        .toList();
  }

  private Map<Quota, Usage> readQuotas() {
    Map<Quota, Usage> usage = new EnumMap<>(Quota.class);
    for (AccountQuota found : rds.describeAccountAttributes().accountQuotas()) {
      for (Quota quota : Quota.values()) {
        if (quota.rds().equals(found.accountQuotaName())) {
          usage.put(
              quota,
              new Usage(requireNonNullElse(found.used(), 0L), requireNonNullElse(found.max(), 0L)));
        }
      }
    }
    return usage;
  }

  private List<ClusterView> readClusters() {
    return rds
        .describeDBClustersPaginator(
            r -> r.filters(RdsClusters.filter("engine", RdsClusters.ENGINE)))
        .dbClusters()
        .stream()
        .filter(cluster -> RdsClusters.ENGINE.equals(cluster.engine()))
        .map(cluster -> RdsViews.view(cluster, List.of()))
        .toList();
  }

  private static Map<String, List<Sharer>> sharers(List<ClusterView> clusters) {
    Map<String, List<Sharer>> byGroup = new TreeMap<>();
    for (ClusterView cluster : clusters) {
      if (cluster.cloneGroup() != null) {
        byGroup
            .computeIfAbsent(cluster.cloneGroup(), group -> new ArrayList<>())
            .add(new Sharer(cluster.id().value(), cluster.tags()));
      }
    }
    return byGroup;
  }

  private Map<String, String> readClusterGroups() {
    Map<String, String> families = new TreeMap<>();
    rds.describeDBClusterParameterGroupsPaginator(r -> {})
        .dbClusterParameterGroups()
        .forEach(
            g -> families.put(g.dbClusterParameterGroupName(), text(g.dbParameterGroupFamily())));
    return families;
  }

  private Map<String, String> readInstanceGroups() {
    Map<String, String> families = new TreeMap<>();
    rds.describeDBParameterGroupsPaginator(r -> {})
        .dbParameterGroups()
        .forEach(g -> families.put(g.dbParameterGroupName(), text(g.dbParameterGroupFamily())));
    return families;
  }

  private static String text(@Nullable String value) {
    return requireNonNullElse(value, "");
  }
}
