package io.aurorafleet.sandbox.rds;

import software.amazon.awssdk.services.rds.model.BlueGreenDeployment;
import software.amazon.awssdk.services.rds.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsRequest;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsResponse;
import software.amazon.awssdk.services.rds.model.DescribeIntegrationsRequest;
import software.amazon.awssdk.services.rds.model.DescribeIntegrationsResponse;
import software.amazon.awssdk.services.rds.model.Integration;

/** The operations on what stands around the clusters. */
abstract class NeighbourOperations extends ParameterGroupOperations {
  private final Neighbours neighbours;

  NeighbourOperations(Estate estate) {
    super(estate);
    this.neighbours = new Neighbours(estate);
  }

  /** Adds a blue/green deployment to those that are listed; nothing happens in it. */
  public final void list(BlueGreenDeployment deployment) {
    estate.locked(() -> neighbours.add(deployment));
  }

  /** Adds a zero-ETL integration to those that are listed; nothing happens in it. */
  public final void list(Integration integration) {
    estate.locked(() -> neighbours.add(integration));
  }

  @Override
  public DescribeAccountAttributesResponse describeAccountAttributes(
      DescribeAccountAttributesRequest request) {
    return call("DescribeAccountAttributes", request, neighbours::quotas);
  }

  @Override
  public DescribeBlueGreenDeploymentsResponse describeBlueGreenDeployments(
      DescribeBlueGreenDeploymentsRequest request) {
    return call("DescribeBlueGreenDeployments", request, neighbours::deployments);
  }

  @Override
  public DescribeIntegrationsResponse describeIntegrations(DescribeIntegrationsRequest request) {
    return call("DescribeIntegrations", request, neighbours::integrations);
  }
}
