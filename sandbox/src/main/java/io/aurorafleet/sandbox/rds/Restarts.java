package io.aurorafleet.sandbox.rds;

import java.util.Map;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterResponse;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceResponse;

/** RebootDBInstance and FailoverDBCluster: the ways to cut every connection on purpose. */
final class Restarts {
  private final Estate estate;

  Restarts(Estate estate) {
    this.estate = estate;
  }

  /** AWS: a reboot is what puts static parameters and new groups into effect. */
  RebootDbInstanceResponse reboot(RebootDbInstanceRequest request) {
    Instance instance = estate.instance(request.dbInstanceIdentifier());
    if (!instance.available() || instance.cluster().busy()) {
      throw Fault.INSTANCE_STATE.with("Instance " + instance.id() + " is not in available state.");
    }
    instance.status("rebooting");
    restart(instance, Stage.REBOOT, () -> rebooted(instance));
    return RebootDbInstanceResponse.builder().dbInstance(instance.model()).build();
  }

  private void rebooted(Instance instance) {
    instance.inSync();
    instance.status("available");
    estate.events.tell(Notice.INSTANCE_SHUTDOWN, instance);
    estate.events.tell(Notice.INSTANCE_RESTARTED, instance);
  }

  /** Only a writer's restart touches the server; members share it here, unlike on AWS. */
  void restart(Instance instance, Stage stage, Runnable then) {
    Runnable arrive =
        () -> {
          if (!instance.deleting()) {
            then.run();
            new Writers(estate).arrive(instance);
          }
        };
    if (!instance.writer()) {
      estate.after(stage, instance.id(), arrive);
      return;
    }
    Cluster cluster = instance.cluster();
    cluster.settings(ParameterUse.settings(estate, cluster));
    estate.plane.order(cluster.resourceId(), plane -> plane.takeDown(cluster.resourceId()));
    estate.after(stage, instance.id(), () -> comeBack(instance, arrive));
  }

  private void comeBack(Instance instance, Runnable arrive) {
    Cluster cluster = instance.cluster();
    if (estate.writer(cluster).isEmpty()) {
      // The cluster has lost its writer meanwhile; this member may become it.
      arrive.run();
      return;
    }
    Map<String, String> settings = cluster.settings();
    estate.plane.run(
        cluster,
        plane -> plane.bringUp(cluster.resourceId(), settings),
        arrive,
        failure -> Brokenness.incompatible(estate, instance));
  }

  FailoverDbClusterResponse failover(FailoverDbClusterRequest request) {
    Cluster cluster = estate.cluster(request.dbClusterIdentifier());
    cluster.requireIdle();
    Instance target = target(cluster, request.targetDBInstanceIdentifier());
    cluster.busy(true);
    cluster.status("failing-over");
    estate.events.tell(Notice.FAILOVER_STARTED, cluster, target.id());
    estate.plane.order(cluster.resourceId(), plane -> plane.takeDown(cluster.resourceId()));
    estate.after(Stage.FAILOVER, cluster.id(), () -> takeOver(cluster, target));
    return FailoverDbClusterResponse.builder().dbCluster(Views.of(estate, cluster)).build();
  }

  private Instance target(Cluster cluster, String wanted) {
    return new Writers(estate)
        .heir(cluster, i -> wanted == null || i.id().equals(Identifiers.last(wanted)))
        .orElseThrow(
            () ->
                Fault.CLUSTER_STATE.with(
                    "DBCluster "
                        + cluster.id()
                        + " has no available reader "
                        + ClusterModels.or(wanted, "")
                        + " to fail over to."));
  }

  private void takeOver(Cluster cluster, Instance target) {
    Map<String, String> settings = cluster.settings();
    estate.plane.run(
        cluster,
        plane -> plane.bringUp(cluster.resourceId(), settings),
        () -> {
          estate.members(cluster).forEach(m -> m.writer(m == target));
          cluster.status("available");
          cluster.busy(false);
          estate.events.tell(Notice.FAILOVER_COMPLETED, cluster, target.id());
        },
        failure -> {
          cluster.status("available");
          cluster.busy(false);
          Brokenness.incompatible(estate, target);
        });
  }
}
