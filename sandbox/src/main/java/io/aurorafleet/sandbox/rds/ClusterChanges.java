package io.aurorafleet.sandbox.rds;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;

/**
 * ModifyDBCluster. AWS: the answer shows the state before the change, {@code available} and the old
 * version, with what was accepted under PendingModifiedValues.
 */
final class ClusterChanges {
  private final Estate estate;
  private final UpgradeRules rules;

  ClusterChanges(Estate estate) {
    this.estate = estate;
    this.rules = new UpgradeRules(estate);
  }

  ModifyDbClusterResponse modify(ModifyDbClusterRequest request) {
    Cluster cluster = estate.cluster(request.dbClusterIdentifier());
    cluster.requireIdle();
    check(cluster, request);
    UpgradePlan plan = rules.check(cluster, request);
    boolean now = Boolean.TRUE.equals(request.applyImmediately());
    if (now && cluster.waiting() != null) {
      rules.requireSoundMembers(cluster);
    }
    String group = request.dbClusterParameterGroupName();
    if (plan == null && group != null) {
      changeGroup(cluster, sameFamily(cluster, group));
    }
    if (cluster.version().equals(request.engineVersion())) {
      // AWS: asking for the version one has takes a waiting upgrade back.
      cluster.waiting(null);
      cluster.pending(p -> p.engineVersion(null));
    }
    changeAtOnce(cluster, request);
    new ClusterSettings(estate, cluster).change(request);
    UpgradePlan next = plan == null ? cluster.waiting() : plan;
    if (next != null && now) {
      new Upgrade(estate, cluster, next).accept();
    } else if (plan != null) {
      waitForWindow(cluster, plan);
    }
    DBCluster answer = Views.of(estate, cluster);
    if (request.newDBClusterIdentifier() != null) {
      answer = new ClusterRename(estate, cluster).accept(request.newDBClusterIdentifier());
    }
    return ModifyDbClusterResponse.builder().dbCluster(answer).build();
  }

  private void check(Cluster cluster, ModifyDbClusterRequest request) {
    if (request.cloudwatchLogsExportConfiguration() != null) {
      var logs = request.cloudwatchLogsExportConfiguration();
      LogExports.check(estate.version(cluster), logs.enableLogTypes());
      LogExports.check(estate.version(cluster), logs.disableLogTypes());
    }
    if (request.masterUserPassword() != null) {
      ClusterCreation.checkPassword(request.masterUserPassword());
    }
    if (request.newDBClusterIdentifier() != null) {
      ClusterRename.check(estate, cluster, request);
    }
    if (request.preferredMaintenanceWindow() != null) {
      MaintenanceWindow.check(request.preferredMaintenanceWindow());
    }
  }

  /** What AWS changes at once, whatever ApplyImmediately says. */
  private static void changeAtOnce(Cluster cluster, ModifyDbClusterRequest request) {
    DBCluster present = cluster.model();
    cluster.set(
        b ->
            b.deletionProtection(or(request.deletionProtection(), present.deletionProtection()))
                .backupRetentionPeriod(
                    or(request.backupRetentionPeriod(), present.backupRetentionPeriod()))
                .autoMinorVersionUpgrade(
                    or(request.autoMinorVersionUpgrade(), present.autoMinorVersionUpgrade()))
                .copyTagsToSnapshot(or(request.copyTagsToSnapshot(), present.copyTagsToSnapshot()))
                .preferredBackupWindow(
                    or(request.preferredBackupWindow(), present.preferredBackupWindow()))
                .preferredMaintenanceWindow(
                    or(request.preferredMaintenanceWindow(), present.preferredMaintenanceWindow())
                        .toLowerCase(Locale.ROOT)));
  }

  private static <T> T or(@Nullable T wanted, T present) {
    return wanted == null ? present : wanted;
  }

  private String sameFamily(Cluster cluster, String group) {
    return estate
        .clusterGroups
        .needOfFamily(group, estate.version(cluster).family(), Fault.CLUSTER_GROUP_NOT_FOUND)
        .name();
  }

  /** AWS: another group of the same family; its static parameters wait for a reboot. */
  private void changeGroup(Cluster cluster, String group) {
    if (!group.equals(cluster.group())) {
      cluster.set(b -> b.dbClusterParameterGroup(group));
      estate.members(cluster).forEach(m -> m.clusterGroupStatus("pending-reboot"));
    }
  }

  private void waitForWindow(Cluster cluster, UpgradePlan plan) {
    cluster.waiting(plan);
    cluster.pending(p -> p.engineVersion(plan.target()));
    var until =
        MaintenanceWindow.untilNext(cluster.model().preferredMaintenanceWindow(), estate.now());
    estate.timeline.after(until, () -> estate.locked(() -> windowOpens(cluster, plan)));
  }

  private void windowOpens(Cluster cluster, UpgradePlan plan) {
    if (estate.clusters.get(cluster.id()) != cluster || !plan.equals(cluster.waiting())) {
      return;
    }
    boolean served = estate.writer(cluster).filter(Instance::available).isPresent();
    if (served && cluster.available() && !cluster.busy()) {
      new Upgrade(estate, cluster, plan).accept();
    } else {
      waitForWindow(cluster, plan);
    }
  }
}
