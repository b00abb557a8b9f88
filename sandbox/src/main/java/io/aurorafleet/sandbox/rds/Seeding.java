package io.aurorafleet.sandbox.rds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** Puts whole clusters into the estate: checked as a request would be, but ready at once. */
final class Seeding {
  private final Estate estate;
  private final ClusterCreation clusters;
  private final Instances instances;

  Seeding(Estate estate, ClusterCreation clusters, Instances instances) {
    this.estate = estate;
    this.clusters = clusters;
    this.instances = instances;
  }

  CompletableFuture<DataPlane.Address> seed(ClusterSeed seed) {
    CreateDbClusterRequest request = request(seed);
    Cluster cluster = clusters.enter(request);
    cluster.busy(true);
    List<Instance> members = members(seed, cluster);
    Map<String, String> settings = ParameterUse.settings(estate, cluster);
    cluster.settings(settings);
    CompletableFuture<DataPlane.Address> ready = new CompletableFuture<>();
    estate.plane.ask(
        cluster.resourceId(),
        plane -> ClusterCreation.fill(plane, cluster, request, settings),
        address -> {
          clusters.created(cluster, address);
          members.forEach(instances::created);
          estate.outside(() -> ready.complete(address));
        },
        failure -> {
          clusters.failed(cluster, failure);
          members.forEach(m -> m.status("failed"));
          estate.outside(() -> ready.completeExceptionally(failure));
        });
    return ready;
  }

  private List<Instance> members(ClusterSeed seed, Cluster cluster) {
    List<Instance> members = new ArrayList<>();
    for (String instanceClass : seed.instanceClasses()) {
      String id = cluster.id() + "-instance-" + (members.size() + 1);
      CreateDbInstanceRequest request =
          CreateDbInstanceRequest.builder()
              .dbInstanceIdentifier(id)
              .dbInstanceClass(instanceClass)
              .engine(EngineVersions.ENGINE)
              .dbClusterIdentifier(cluster.id())
              .dbParameterGroupName(seed.instanceGroup())
              .build();
      members.add(instances.enter(request, cluster));
    }
    return members;
  }

  private static CreateDbClusterRequest request(ClusterSeed seed) {
    List<Tag> tags =
        seed.tags().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
            .toList();
    return CreateDbClusterRequest.builder()
        .dbClusterIdentifier(seed.identifier())
        .engine(EngineVersions.ENGINE)
        .engineVersion(seed.version())
        .masterUsername(seed.user())
        .masterUserPassword(seed.password())
        .databaseName(seed.databaseName())
        .dbClusterParameterGroupName(seed.clusterGroup())
        .tags(tags)
        .build();
  }
}
