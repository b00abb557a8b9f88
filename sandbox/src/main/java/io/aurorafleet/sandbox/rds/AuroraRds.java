package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.bus.AwsEvents;
import io.aurorafleet.sandbox.time.Timeline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.rds.model.ApplyPendingMaintenanceActionRequest;
import software.amazon.awssdk.services.rds.model.ApplyPendingMaintenanceActionResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbMajorEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbMajorEngineVersionsResponse;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.DescribeEventsResponse;
import software.amazon.awssdk.services.rds.model.DescribeOrderableDbInstanceOptionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeOrderableDbInstanceOptionsResponse;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsRequest;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsResponse;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionRequest;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionResponse;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterResponse;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;

/**
 * RDS for Aurora PostgreSQL in one account and Region, on a timeline and a data plane: the
 * simulation's RDS when called directly, the sandbox's when served over HTTP. Operations, faults
 * and states are those of the RDS API; what is not implemented throws
 * UnsupportedOperationException, as the SDK's interface does. Safe for many threads.
 */
public final class AuroraRds extends NeighbourOperations {
  private final ClusterCreation clusterCreation;
  private final Instances instances;
  private final ClusterQueries clusterQueries;
  private final ClusterChanges clusterChanges;
  private final ClusterClone clusterClone;
  private final ClusterDeletion clusterDeletion;
  private final InstanceQueries instanceQueries;
  private final InstanceChanges instanceChanges;
  private final InstanceDeletion instanceDeletion;
  private final Restarts restarts;
  private final EngineVersions engineVersions;
  private final OrderableOptions orderableOptions;
  private final Snapshots snapshots;
  private final LogFiles logFiles;
  private final Tags tags;

  /**
   * @param executor makes the calls to the data plane, which may be slow; a simulation gives one
   *     that runs them at once
   * @param bus where events go
   */
  public AuroraRds(
      RdsOptions options, Timeline timeline, DataPlane plane, Executor executor, AwsEvents bus) {
    super(new Estate(options, timeline, plane, executor, bus));
    this.clusterCreation = new ClusterCreation(estate);
    this.instances = new Instances(estate);
    this.clusterQueries = new ClusterQueries(estate);
    this.clusterChanges = new ClusterChanges(estate);
    this.clusterClone = new ClusterClone(estate, clusterCreation);
    this.clusterDeletion = new ClusterDeletion(estate);
    this.instanceQueries = new InstanceQueries(estate);
    this.instanceChanges = new InstanceChanges(estate, instances);
    this.instanceDeletion = new InstanceDeletion(estate);
    this.restarts = new Restarts(estate);
    this.engineVersions = new EngineVersions(estate);
    this.orderableOptions = new OrderableOptions(estate);
    this.snapshots = new Snapshots(estate);
    this.logFiles = new LogFiles(estate);
    this.tags = new Tags(estate);
  }

  /**
   * Adds a cluster that is ready as soon as its data are, without AWS's minutes; the future ends
   * with its address, or with why it could not be made.
   */
  public CompletableFuture<DataPlane.Address> seed(ClusterSeed seed) {
    return estate.locked(() -> new Seeding(estate, clusterCreation, instances).seed(seed));
  }

  /** Puts a maintenance action on the list of the cluster or instance with that ARN. */
  public void requireMaintenance(String arn, PendingMaintenanceAction action) {
    estate.locked(() -> estate.maintenance.require(arn, action));
  }

  @Override
  public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
    return call("DescribeDBClusters", request, clusterQueries::describe);
  }

  @Override
  public CreateDbClusterResponse createDBCluster(CreateDbClusterRequest request) {
    return call("CreateDBCluster", request, clusterCreation::create);
  }

  @Override
  public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
    return call("ModifyDBCluster", request, clusterChanges::modify);
  }

  @Override
  public RestoreDbClusterToPointInTimeResponse restoreDBClusterToPointInTime(
      RestoreDbClusterToPointInTimeRequest request) {
    return call("RestoreDBClusterToPointInTime", request, clusterClone::restore);
  }

  @Override
  public DeleteDbClusterResponse deleteDBCluster(DeleteDbClusterRequest request) {
    return call("DeleteDBCluster", request, clusterDeletion::delete);
  }

  @Override
  public FailoverDbClusterResponse failoverDBCluster(FailoverDbClusterRequest request) {
    return call("FailoverDBCluster", request, restarts::failover);
  }

  @Override
  public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
    return call("DescribeDBInstances", request, instanceQueries::describe);
  }

  @Override
  public CreateDbInstanceResponse createDBInstance(CreateDbInstanceRequest request) {
    return call("CreateDBInstance", request, instances::create);
  }

  @Override
  public ModifyDbInstanceResponse modifyDBInstance(ModifyDbInstanceRequest request) {
    return call("ModifyDBInstance", request, instanceChanges::modify);
  }

  @Override
  public RebootDbInstanceResponse rebootDBInstance(RebootDbInstanceRequest request) {
    return call("RebootDBInstance", request, restarts::reboot);
  }

  @Override
  public DeleteDbInstanceResponse deleteDBInstance(DeleteDbInstanceRequest request) {
    return call("DeleteDBInstance", request, instanceDeletion::delete);
  }

  @Override
  public DescribeDbEngineVersionsResponse describeDBEngineVersions(
      DescribeDbEngineVersionsRequest request) {
    return call("DescribeDBEngineVersions", request, engineVersions::describe);
  }

  @Override
  public DescribeDbMajorEngineVersionsResponse describeDBMajorEngineVersions(
      DescribeDbMajorEngineVersionsRequest request) {
    return call("DescribeDBMajorEngineVersions", request, engineVersions::describe);
  }

  @Override
  public DescribeOrderableDbInstanceOptionsResponse describeOrderableDBInstanceOptions(
      DescribeOrderableDbInstanceOptionsRequest request) {
    return call("DescribeOrderableDBInstanceOptions", request, orderableOptions::describe);
  }

  @Override
  public CreateDbClusterSnapshotResponse createDBClusterSnapshot(
      CreateDbClusterSnapshotRequest request) {
    return call("CreateDBClusterSnapshot", request, snapshots::create);
  }

  @Override
  public DescribeDbClusterSnapshotsResponse describeDBClusterSnapshots(
      DescribeDbClusterSnapshotsRequest request) {
    return call("DescribeDBClusterSnapshots", request, snapshots::describe);
  }

  @Override
  public DeleteDbClusterSnapshotResponse deleteDBClusterSnapshot(
      DeleteDbClusterSnapshotRequest request) {
    return call("DeleteDBClusterSnapshot", request, snapshots::delete);
  }

  @Override
  public DescribePendingMaintenanceActionsResponse describePendingMaintenanceActions(
      DescribePendingMaintenanceActionsRequest request) {
    return call("DescribePendingMaintenanceActions", request, estate.maintenance::describe);
  }

  @Override
  public ApplyPendingMaintenanceActionResponse applyPendingMaintenanceAction(
      ApplyPendingMaintenanceActionRequest request) {
    return call("ApplyPendingMaintenanceAction", request, estate.maintenance::apply);
  }

  @Override
  public DescribeEventsResponse describeEvents(DescribeEventsRequest request) {
    return call("DescribeEvents", request, estate.events::describe);
  }

  @Override
  public DescribeDbLogFilesResponse describeDBLogFiles(DescribeDbLogFilesRequest request) {
    return call("DescribeDBLogFiles", request, logFiles::describe);
  }

  @Override
  public DownloadDbLogFilePortionResponse downloadDBLogFilePortion(
      DownloadDbLogFilePortionRequest request) {
    return call("DownloadDBLogFilePortion", request, logFiles::download);
  }

  @Override
  public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
    return call("AddTagsToResource", request, tags::add);
  }

  @Override
  public RemoveTagsFromResourceResponse removeTagsFromResource(
      RemoveTagsFromResourceRequest request) {
    return call("RemoveTagsFromResource", request, tags::remove);
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return call("ListTagsForResource", request, tags::list);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Ends nothing: the timeline and the data plane belong to whoever gave them. */
  @Override
  public void close() {}
}
