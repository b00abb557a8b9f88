package io.aurorafleet.sandbox.rds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.model.AccountQuota;
import software.amazon.awssdk.services.rds.model.BlueGreenDeployment;
import software.amazon.awssdk.services.rds.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsRequest;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsResponse;
import software.amazon.awssdk.services.rds.model.DescribeIntegrationsRequest;
import software.amazon.awssdk.services.rds.model.DescribeIntegrationsResponse;
import software.amazon.awssdk.services.rds.model.Integration;

/**
 * What an account has around its clusters: quotas, and deployments and integrations that others
 * made. These are only listed; nothing happens in them.
 */
final class Neighbours {
  private final Estate estate;
  private final List<BlueGreenDeployment> deployments = new ArrayList<>();
  private final List<Integration> integrations = new ArrayList<>();

  Neighbours(Estate estate) {
    this.estate = estate;
  }

  void add(BlueGreenDeployment deployment) {
    deployments.add(deployment);
  }

  void add(Integration integration) {
    integrations.add(integration);
  }

  /** AWS: default groups count in no quota, and automatic snapshots do not either. */
  DescribeAccountAttributesResponse quotas(DescribeAccountAttributesRequest request) {
    Quotas max = estate.options.quotas();
    return DescribeAccountAttributesResponse.builder()
        .accountQuotas(
            quota("DBClusters", estate.clusters.size(), max.clusters()),
            quota("DBInstances", estate.instances.size(), max.instances()),
            quota("ManualClusterSnapshots", estate.snapshots.size(), max.snapshots()),
            quota(
                "DBClusterParameterGroups",
                custom(estate.clusterGroups),
                max.clusterParameterGroups()),
            quota("DBParameterGroups", custom(estate.instanceGroups), max.parameterGroups()))
        .build();
  }

  private static long custom(ParameterGroups groups) {
    return groups.all().stream().filter(g -> !g.isDefault()).count();
  }

  private static AccountQuota quota(String name, long used, long max) {
    return AccountQuota.builder().accountQuotaName(name).used(used).max(max).build();
  }

  DescribeBlueGreenDeploymentsResponse deployments(DescribeBlueGreenDeploymentsRequest request) {
    Predicate<BlueGreenDeployment> filter =
        Filters.of(
            request.filters(),
            Map.of(
                "blue-green-deployment-identifier",
                d -> List.of(d.blueGreenDeploymentIdentifier()),
                "blue-green-deployment-name",
                d -> List.of(d.blueGreenDeploymentName()),
                "source",
                d -> List.of(d.source()),
                "target",
                d -> List.of(d.target())));
    String wanted = request.blueGreenDeploymentIdentifier();
    List<BlueGreenDeployment> fitting =
        deployments.stream()
            .filter(filter)
            .filter(d -> wanted == null || wanted.equals(d.blueGreenDeploymentIdentifier()))
            .toList();
    Page<BlueGreenDeployment> page =
        Page.of(
            fitting,
            BlueGreenDeployment::blueGreenDeploymentIdentifier,
            request.maxRecords(),
            request.marker());
    return DescribeBlueGreenDeploymentsResponse.builder()
        .blueGreenDeployments(page.items())
        .marker(page.marker())
        .build();
  }

  DescribeIntegrationsResponse integrations(DescribeIntegrationsRequest request) {
    Filters.none(request.filters());
    String wanted = request.integrationIdentifier();
    List<Integration> fitting =
        integrations.stream()
            .filter(i -> wanted == null || wanted.equals(i.integrationArn()))
            .toList();
    Page<Integration> page =
        Page.of(fitting, Integration::integrationArn, request.maxRecords(), request.marker());
    return DescribeIntegrationsResponse.builder()
        .integrations(page.items())
        .marker(page.marker())
        .build();
  }
}
