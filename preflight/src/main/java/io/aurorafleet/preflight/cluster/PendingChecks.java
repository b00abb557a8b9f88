package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.cluster.ObservedCluster.Pending;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Nothing else is about to change the cluster. */
final class PendingChecks {
  static final List<Function<ObservedCluster, Optional<Finding>>> ALL =
      List.of(
          PendingChecks::version,
          PendingChecks::changes,
          PendingChecks::engineUpgrade,
          PendingChecks::maintenance,
          PendingChecks::automatic);

  private static final String ENGINE = "db-upgrade";

  private PendingChecks() {}

  private static Optional<Finding> version(ObservedCluster cluster) {
    EngineVersion pending = cluster.state().pendingVersion();
    return Found.blocker(
        pending != null,
        "pending-version",
        "Cluster %s already has version %s pending.".formatted(cluster.who().id(), pending),
        List.of(),
        "Let its maintenance window apply it, or withdraw it by asking for the present version:\n"
            + "aws rds modify-db-cluster --db-cluster-identifier %s --engine-version %s"
                .formatted(cluster.who().id(), cluster.who().version()),
        "RDS API, PendingModifiedValues of DescribeDBClusters");
  }

  private static Optional<Finding> changes(ObservedCluster cluster) {
    return Found.blocker(
        !cluster.state().pendingChanges().isEmpty(),
        "pending-changes",
        "Changes of cluster %s are pending; the upgrade applies at once and would apply them too, or is refused because of them."
            .formatted(cluster.who().id()),
        cluster.state().pendingChanges(),
        "Apply or withdraw them first:\n"
            + "aws rds modify-db-cluster --apply-immediately --db-cluster-identifier "
            + cluster.who().id(),
        "RDS API, ModifyDBCluster ApplyImmediately; \"Cannot modify engine version because there is"
            + " a pending orderable config change\"");
  }

  private static Optional<Finding> engineUpgrade(ObservedCluster cluster) {
    List<String> pending = lines(cluster, true);
    return Found.warning(
        !pending.isEmpty(),
        "pending-engine-upgrade",
        "RDS is about to move cluster %s to another engine version by itself."
            .formatted(cluster.who().id()),
        pending,
        "Dispatch before that day, or defer it:\n"
            + "aws rds apply-pending-maintenance-action --resource-identifier %s --apply-action db-upgrade --opt-in-type undo-opt-in"
                .formatted(cluster.who().arn()),
        "RDS API, DescribePendingMaintenanceActions");
  }

  /** An outage, so never applied unasked; only Babelfish cannot do without. */
  private static Optional<Finding> maintenance(ObservedCluster cluster) {
    List<String> pending = lines(cluster, false);
    boolean babelfish = TieChecks.babelfish(cluster) && cluster.who().major();
    boolean applied = cluster.around().applyMaintenance();
    return Found.when(
        !pending.isEmpty(),
        babelfish && !applied ? Finding.Severity.BLOCKER : Finding.Severity.WARNING,
        "pending-maintenance",
        (applied
                ? "Maintenance of cluster %s is pending; the run applies it before the upgrade, each an outage of its own."
                : babelfish
                    ? "Maintenance of cluster %s is pending, all of which Babelfish needs before a major upgrade."
                    : "Maintenance of cluster %s is pending; the run leaves it alone, RDS applies it in a window.")
            .formatted(cluster.who().id()),
        pending,
        applied
            ? "Nothing, if the outages are wanted; else dispatch without --apply-maintenance."
            : "Have the run apply it (dispatch with --apply-maintenance), or apply it in a window of its own:\n"
                + "aws rds apply-pending-maintenance-action --resource-identifier <arn> --apply-action <action> --opt-in-type next-maintenance",
        "RDS API, DescribePendingMaintenanceActions; applying is an outage");
  }

  private static List<String> lines(ObservedCluster cluster, boolean engine) {
    return cluster.around().maintenance().stream()
        .filter(p -> p.action().equals(ENGINE) == engine)
        .map(PendingChecks::line)
        .toList();
  }

  private static String line(Pending pending) {
    return "%s: %s%s%s"
        .formatted(
            pending.resource(),
            pending.action(),
            pending.description().isEmpty() ? "" : ", " + pending.description(),
            pending.by() == null ? "" : ", by itself on " + pending.by());
  }

  private static Optional<Finding> automatic(ObservedCluster cluster) {
    EngineVersion next = cluster.state().automatic();
    return Found.warning(
        next != null,
        "automatic-minor-upgrade",
        "Automatic minor upgrades are on for cluster %s and all its instances, and RDS may move it from %s to %s in its window (%s UTC), before or between our steps."
            .formatted(
                cluster.who().id(),
                cluster.who().version(),
                next,
                cluster.state().window().isEmpty() ? "unknown" : cluster.state().window()),
        List.of(),
        "Switch it off until the upgrade is done, on every instance:\n"
            + "aws rds modify-db-instance --db-instance-identifier <instance> --no-auto-minor-version-upgrade --apply-immediately",
        "RDS API, AutoUpgrade of ValidUpgradeTarget; Aurora User Guide, automatic minor version"
            + " upgrades");
  }
}
