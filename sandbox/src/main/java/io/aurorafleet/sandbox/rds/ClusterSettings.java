package io.aurorafleet.sandbox.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.CloudwatchLogsExportConfiguration;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.PendingCloudwatchLogsExports;

/** The changes of a cluster that take a moment but no outage: log export, IAM, password. */
final class ClusterSettings {
  private final Estate estate;
  private final Cluster cluster;

  ClusterSettings(Estate estate, Cluster cluster) {
    this.estate = estate;
    this.cluster = cluster;
  }

  void change(ModifyDbClusterRequest request) {
    if (request.cloudwatchLogsExportConfiguration() != null) {
      exportLogs(request.cloudwatchLogsExportConfiguration());
    }
    Boolean iam = request.enableIAMDatabaseAuthentication();
    if (iam != null && !iam.equals(cluster.model().iamDatabaseAuthenticationEnabled())) {
      cluster.pending(p -> p.iamDatabaseAuthenticationEnabled(iam));
      estate.after(
          Stage.MODIFY,
          cluster.id(),
          () -> {
            cluster.set(b -> b.iamDatabaseAuthenticationEnabled(iam));
            cluster.pending(p -> p.iamDatabaseAuthenticationEnabled(null));
          });
    }
    if (request.masterUserPassword() != null) {
      resetPassword(request.masterUserPassword());
    }
  }

  private void exportLogs(CloudwatchLogsExportConfiguration logs) {
    List<String> present = cluster.model().enabledCloudwatchLogsExports();
    List<String> next = LogExports.changed(present, logs.enableLogTypes(), logs.disableLogTypes());
    if (next.equals(LogExports.changed(present, List.of(), List.of()))) {
      return;
    }
    cluster.pending(
        p ->
            p.pendingCloudwatchLogsExports(
                e ->
                    e.logTypesToEnable(logs.enableLogTypes())
                        .logTypesToDisable(logs.disableLogTypes())));
    estate.after(
        Stage.MODIFY,
        cluster.id(),
        () -> {
          cluster.set(b -> b.enabledCloudwatchLogsExports(next));
          cluster.pending(p -> p.pendingCloudwatchLogsExports((PendingCloudwatchLogsExports) null));
        });
  }

  /** AWS: event 0016; never shown but as a row of stars. */
  private void resetPassword(String password) {
    String before = cluster.password();
    String user = cluster.model().masterUsername();
    DataPlane.Address at =
        new DataPlane.Address(cluster.model().endpoint(), cluster.model().port());
    cluster.pending(p -> p.masterUserPassword("****"));
    estate.plane.stage(
        Stage.MODIFY,
        cluster,
        plane -> plane.changePassword(cluster.resourceId(), at, user, before, password),
        () -> {
          cluster.password(password);
          cluster.pending(p -> p.masterUserPassword(null));
          estate.events.tell(Notice.PASSWORD_RESET, cluster);
        },
        failure -> cluster.pending(p -> p.masterUserPassword(null)));
  }
}
