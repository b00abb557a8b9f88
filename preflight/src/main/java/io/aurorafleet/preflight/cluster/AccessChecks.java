package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.checkpoint.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** We can get in, and know what getting back would be like. */
final class AccessChecks {
  static final List<Function<ObservedCluster, Optional<Finding>>> ALL =
      List.of(AccessChecks::secret, AccessChecks::managed, AccessChecks::protection);

  private AccessChecks() {}

  private static Optional<Finding> secret(ObservedCluster cluster) {
    String id = cluster.who().id();
    return Found.blocker(
        !cluster.state().secretTag(),
        "no-secret-tag",
        "Cluster %s has no tag that names the secret of its maintenance user.".formatted(id),
        List.of(),
        """
        Tag it:
        aws rds add-tags-to-resource --resource-name %s \
        --tags Key=aurora-maintenance-user-secret,Value=%s-maintenance-user-secret
        (or Value=managed for the master user's secret where RDS manages it, or Value=iam:USER for IAM authentication)\
        """
            .formatted(cluster.who().arn(), id),
        "aurora-fleet takes logins from AWS Secrets Manager and IAM only");
  }

  private static Optional<Finding> managed(ObservedCluster cluster) {
    return Found.info(
        cluster.state().managedSecret() != null,
        "managed-master-secret",
        "RDS manages the master user's secret of cluster %s. A clone keeps the password of the moment it is made, but has no secret; blue/green deployments are not possible."
            .formatted(cluster.who().id()),
        List.of(),
        "After a rollback, let RDS manage it again:\naws rds modify-db-cluster --db-cluster-identifier %s --manage-master-user-password"
            .formatted(cluster.who().id()),
        "Aurora User Guide, password management with Secrets Manager, limitations");
  }

  private static Optional<Finding> protection(ObservedCluster cluster) {
    return Found.info(
        !cluster.state().deletionProtection(),
        "no-deletion-protection",
        "Cluster %s has no deletion protection.".formatted(cluster.who().id()),
        List.of(),
        "Switch it on:\naws rds modify-db-cluster --db-cluster-identifier %s --deletion-protection"
            .formatted(cluster.who().id()),
        "Aurora User Guide, deletion protection");
  }
}
