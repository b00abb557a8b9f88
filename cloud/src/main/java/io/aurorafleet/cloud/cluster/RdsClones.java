package io.aurorafleet.cloud.cluster;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** Clones through the RDS API. */
public final class RdsClones implements Clones {
  private final RdsClient rds;

  public RdsClones(RdsClient rds) {
    this.rds = rds;
  }

  @Override
  public void create(
      Fence fence,
      ClusterView source,
      String name,
      String parameterGroup,
      Map<String, String> tags) {
    AwsCall.effect(
        fence,
        "clone cluster %s as %s".formatted(source.id(), name),
        () ->
            rds.restoreDBClusterToPointInTime(
                CloneRequests.restore(source, name, parameterGroup, tags)));
  }

  @Override
  public List<String> sharing(ClusterView cluster) {
    String group = cluster.cloneGroup();
    if (group == null) {
      return List.of();
    }
    return AwsCall.run(
        "list the clones of cluster " + cluster.id(),
        () ->
            rds
                .describeDBClustersPaginator(
                    r -> r.filters(RdsClusters.filter("clone-group-id", group)))
                .dbClusters()
                .stream()
                .map(DBCluster::dbClusterIdentifier)
                .filter(id -> !id.equals(cluster.id().value()))
                .toList());
  }

  @Override
  public Optional<CloneInstance> findInstance(String name) {
    return instance(name)
        .map(
            found ->
                new CloneInstance(
                    name,
                    requireNonNullElse(found.dbClusterIdentifier(), ""),
                    requireNonNullElse(found.dbInstanceStatus(), "unknown"),
                    RdsViews.tags(found.tagList())));
  }

  @Override
  public void createInstance(
      Fence fence, String clone, String name, String like, Map<String, String> tags) {
    DBInstance model =
        instance(like)
            .orElseThrow(
                () ->
                    new OutsideException(
                        Failure.retry(
                            "not-found",
                            "Clone %s was given no instance: there is no instance %s to take after."
                                .formatted(clone, like),
                            "It is looked at again by itself; was the instance deleted?")));
    CreateDbInstanceRequest call = CloneRequests.instance(clone, name, model, tags);
    AwsCall.effect(
        fence,
        "create instance %s of clone %s".formatted(name, clone),
        () -> rds.createDBInstance(call));
  }

  @Override
  public void deleteInstance(Fence fence, String name) {
    Optional<DBInstance> found = instance(name);
    if (found.isEmpty() || "deleting".equals(found.get().dbInstanceStatus())) {
      return;
    }
    if (!Ownership.ours(name, RdsViews.tags(found.get().tagList()))) {
      throw notOurs("Instance", name);
    }
    fence.check();
    AwsCall.find(
        "delete instance " + name, () -> rds.deleteDBInstance(r -> r.dbInstanceIdentifier(name)));
  }

  @Override
  public void delete(Fence fence, String name) {
    Optional<DBCluster> found =
        AwsCall.find(
                "describe clone " + name,
                () -> rds.describeDBClusters(r -> r.dbClusterIdentifier(name)))
            .map(DescribeDbClustersResponse::dbClusters)
            .flatMap(clusters -> clusters.stream().findFirst());
    if (found.isEmpty() || "deleting".equals(found.get().status())) {
      return;
    }
    DBCluster clone = found.get();
    refuseUnlessOurs(name, clone);
    if (Boolean.TRUE.equals(clone.deletionProtection())) {
      AwsCall.effect(
          fence,
          "take the deletion protection off clone " + name,
          () ->
              rds.modifyDBCluster(
                  r ->
                      r.dbClusterIdentifier(name)
                          .deletionProtection(false)
                          .applyImmediately(true)));
    }
    fence.check();
    AwsCall.find(
        "delete clone " + name,
        () -> rds.deleteDBCluster(r -> r.dbClusterIdentifier(name).skipFinalSnapshot(true)));
  }

  private Optional<DBInstance> instance(String name) {
    return AwsCall.find(
            "describe instance " + name,
            () -> rds.describeDBInstances(r -> r.dbInstanceIdentifier(name)))
        .map(DescribeDbInstancesResponse::dbInstances)
        .flatMap(instances -> instances.stream().findFirst());
  }

  private static void refuseUnlessOurs(String name, DBCluster clone) {
    if (!Ownership.ours(name, RdsViews.tags(clone.tagList()))) {
      throw notOurs("Cluster", name);
    }
    if (!clone.dbClusterMembers().isEmpty()) {
      throw new OutsideException(
          Failure.fix(
              "clone-has-instances",
              "Clone %s was not deleted: it has instances that we did not make, so it may be in use."
                  .formatted(name),
              "Delete its instances if it is no longer needed, then requeue."));
    }
  }

  private static OutsideException notOurs(String kind, String name) {
    return new OutsideException(
        Failure.fix(
            "not-ours",
            "%s %s was not deleted: it has no tag %s that holds its own name, so we did not make it."
                .formatted(kind, name, Ownership.SELF),
            "Delete it by hand if it is no longer needed, then requeue."));
  }
}
