package io.aurorafleet.sandbox.rds;

import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** ModifyDBInstance of a cluster member. */
final class InstanceChanges {
  private final Estate estate;
  private final Instances instances;

  InstanceChanges(Estate estate, Instances instances) {
    this.estate = estate;
    this.instances = instances;
  }

  ModifyDbInstanceResponse modify(ModifyDbInstanceRequest request) {
    Instance instance = estate.instance(request.dbInstanceIdentifier());
    check(instance, request);
    changeAtOnce(instance, request);
    if (request.dbParameterGroupName() != null) {
      changeGroup(instance, request.dbParameterGroupName());
    }
    boolean now = Boolean.TRUE.equals(request.applyImmediately());
    String wantedClass = request.dbInstanceClass();
    if (wantedClass != null && !wantedClass.equals(instance.instanceClass())) {
      instance.pending(p -> p.dbInstanceClass(wantedClass));
    }
    if (now && instance.hasPending()) {
      applyClass(instance);
    }
    DBInstance answer = instance.model();
    if (request.newDBInstanceIdentifier() != null) {
      rename(instance, request.newDBInstanceIdentifier());
    }
    return ModifyDbInstanceResponse.builder().dbInstance(answer).build();
  }

  private void check(Instance instance, ModifyDbInstanceRequest request) {
    if (request.engineVersion() != null
        && !request.engineVersion().equals(instance.model().engineVersion())) {
      // AWS: a member's version cannot be changed singly.
      throw Fault.COMBINATION.with(
          "The specified DB Instance is a member of a cluster. Modify the DB engine version for"
              + " the DB Cluster using the ModifyDbCluster API");
    }
    if (!instance.available()) {
      throw Fault.INSTANCE_STATE.with(
          "Database instance " + instance.id() + " is not in available state.");
    }
    if (instance.cluster().busy()) {
      throw Fault.CLUSTER_STATE.with(
          "DBCluster " + instance.cluster().id() + " is not currently in the available state.");
    }
    var version = estate.version(instance.cluster());
    if (request.dbInstanceClass() != null) {
      instances.requireOrderable(request.dbInstanceClass(), version);
    }
    if (request.dbParameterGroupName() != null) {
      var unused =
          estate.instanceGroups.needOfFamily(
              request.dbParameterGroupName(), version.family(), Fault.GROUP_NOT_FOUND);
    }
    if (request.newDBInstanceIdentifier() != null) {
      String id =
          Identifiers.resource(request.newDBInstanceIdentifier(), "NewDBInstanceIdentifier");
      if (estate.instances.containsKey(id)) {
        throw Fault.INSTANCE_EXISTS.with("DB instance already exists: " + id);
      }
    }
  }

  private static void changeAtOnce(Instance instance, ModifyDbInstanceRequest request) {
    DBInstance present = instance.model();
    instance.set(
        b ->
            b.promotionTier(ClusterModels.or(request.promotionTier(), present.promotionTier()))
                .autoMinorVersionUpgrade(
                    ClusterModels.or(
                        request.autoMinorVersionUpgrade(), present.autoMinorVersionUpgrade()))
                .monitoringInterval(
                    ClusterModels.or(request.monitoringInterval(), present.monitoringInterval()))
                .caCertificateIdentifier(
                    ClusterModels.or(
                        request.caCertificateIdentifier(), present.caCertificateIdentifier()))
                .preferredMaintenanceWindow(
                    ClusterModels.or(
                        request.preferredMaintenanceWindow(),
                        present.preferredMaintenanceWindow())));
  }

  /** AWS: another group waits for a reboot, ApplyImmediately or not. */
  private void changeGroup(Instance instance, String name) {
    String group = estate.instanceGroups.find(name).orElseThrow().name();
    if (!group.equals(instance.group())) {
      instance.group(group, "pending-reboot");
      estate.events.tell(Notice.INSTANCE_GROUP, instance, group);
    }
  }

  private void applyClass(Instance instance) {
    String wanted = instance.model().pendingModifiedValues().dbInstanceClass();
    instance.status("modifying");
    estate.events.tell(Notice.CLASS_CHANGE_STARTED, instance);
    new Restarts(estate)
        .restart(
            instance,
            Stage.CHANGE_CLASS,
            () -> {
              instance.set(
                  b ->
                      b.dbInstanceClass(wanted)
                          .pendingModifiedValues(PendingModifiedValues.builder().build()));
              instance.inSync();
              instance.status("available");
              estate.events.tell(Notice.CLASS_CHANGED, instance);
            });
  }

  /** AWS: comes with a reboot; the cluster lists the new name. */
  private void rename(Instance instance, String wanted) {
    String id = Identifiers.resource(wanted, "NewDBInstanceIdentifier");
    instance.status("renaming");
    new Restarts(estate)
        .restart(
            instance,
            Stage.RENAME,
            () -> {
              String arn = instance.arn();
              estate.instances.remove(instance.id());
              instance.set(
                  b ->
                      b.dbInstanceIdentifier(id)
                          .dbInstanceArn(estate.options.arn("db", id))
                          .dbInstanceStatus("available"));
              instance.inSync();
              estate.instances.put(id, instance);
              estate.maintenance.move(arn, instance.arn());
              estate.events.tell(Notice.INSTANCE_SHUTDOWN, instance);
              estate.events.tell(Notice.INSTANCE_RESTARTED, instance);
            });
  }
}
