package io.aurorafleet.sandbox.rds;

import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;

/**
 * DeleteDBInstance of a cluster member. AWS: a reader takes over from a deleted writer; without the
 * last instance nobody serves the data, which stay with the cluster.
 */
final class InstanceDeletion {
  private final Estate estate;

  InstanceDeletion(Estate estate) {
    this.estate = estate;
  }

  DeleteDbInstanceResponse delete(DeleteDbInstanceRequest request) {
    Instance instance = estate.instance(request.dbInstanceIdentifier());
    Cluster cluster = instance.cluster();
    if (instance.deleting()) {
      throw Fault.INSTANCE_STATE.with("Instance " + instance.id() + " is already being deleted.");
    }
    if (cluster.busy()) {
      throw Fault.CLUSTER_STATE.with(
          "DBCluster " + cluster.id() + " is not currently in the available state.");
    }
    instance.status("deleting");
    if (instance.writer()) {
      new Writers(estate).resign(instance);
    }
    estate.after(Stage.DELETE_INSTANCE, instance.id(), () -> gone(instance));
    return DeleteDbInstanceResponse.builder().dbInstance(instance.model()).build();
  }

  private void gone(Instance instance) {
    estate.events.tell(Notice.INSTANCE_DELETED, instance);
    estate.instances.remove(instance.id());
    estate.maintenance.forget(instance.arn());
  }
}
