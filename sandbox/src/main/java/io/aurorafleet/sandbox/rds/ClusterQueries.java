package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;

/** DescribeDBClusters. AWS: tags come inline and no filter knows them. */
final class ClusterQueries {
  private final Estate estate;

  ClusterQueries(Estate estate) {
    this.estate = estate;
  }

  DescribeDbClustersResponse describe(DescribeDbClustersRequest request) {
    Predicate<DBCluster> filter =
        Filters.of(
            request.filters(),
            Map.of(
                "clone-group-id", c -> List.of(Objects.requireNonNullElse(c.cloneGroupId(), "")),
                "db-cluster-id", c -> List.of(c.dbClusterIdentifier(), c.dbClusterArn()),
                "db-cluster-resource-id", c -> List.of(c.dbClusterResourceId()),
                "domain", c -> List.of(),
                "engine", c -> List.of(c.engine())));
    List<DBCluster> seen =
        Views.clusters(estate, request.dbClusterIdentifier()).stream()
            .flatMap(c -> Views.seen(estate, c).stream())
            .toList();
    if (request.dbClusterIdentifier() != null && seen.isEmpty()) {
      throw Fault.CLUSTER_NOT_FOUND.with(
          "DBCluster " + request.dbClusterIdentifier() + " not found.");
    }
    Page<DBCluster> page =
        Page.of(
            seen.stream().filter(filter).toList(),
            DBCluster::dbClusterIdentifier,
            request.maxRecords(),
            request.marker());
    return DescribeDbClustersResponse.builder()
        .dbClusters(page.items())
        .marker(page.marker())
        .build();
  }
}
