package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** DescribeDBInstances. */
final class InstanceQueries {
  private final Estate estate;

  InstanceQueries(Estate estate) {
    this.estate = estate;
  }

  DescribeDbInstancesResponse describe(DescribeDbInstancesRequest request) {
    String name = request.dbInstanceIdentifier();
    Predicate<DBInstance> filter =
        Filters.of(
            request.filters(),
            Map.of(
                "db-cluster-id",
                i ->
                    List.of(i.dbClusterIdentifier(), estate.cluster(i.dbClusterIdentifier()).arn()),
                "db-instance-id",
                i -> List.of(i.dbInstanceIdentifier(), i.dbInstanceArn()),
                "dbi-resource-id",
                i -> List.of(i.dbiResourceId()),
                "domain",
                i -> List.of(),
                "engine",
                i -> List.of(i.engine())));
    List<Instance> named =
        name == null ? List.copyOf(estate.instances.values()) : List.of(estate.instance(name));
    List<DBInstance> seen = named.stream().flatMap(i -> Views.seen(estate, i).stream()).toList();
    if (name != null && seen.isEmpty()) {
      throw Fault.INSTANCE_NOT_FOUND.with("DBInstance " + name + " not found.");
    }
    Page<DBInstance> page =
        Page.of(
            seen.stream().filter(filter).toList(),
            DBInstance::dbInstanceIdentifier,
            request.maxRecords(),
            request.marker());
    return DescribeDbInstancesResponse.builder()
        .dbInstances(page.items())
        .marker(page.marker())
        .build();
  }
}
