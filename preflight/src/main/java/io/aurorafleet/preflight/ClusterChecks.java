package io.aurorafleet.preflight;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.ObservedCluster.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What must be so in RDS before an upgrade; everything found here stops it. */
public final class ClusterChecks {
  private static final String AVAILABLE = "available";

  private static final List<Function<ObservedCluster, Optional<Finding>>> ALL =
      List.of(
          ClusterChecks::status,
          ClusterChecks::writer,
          ClusterChecks::members,
          ClusterChecks::pendingVersion,
          ClusterChecks::pendingChanges,
          ClusterChecks::global,
          ClusterChecks::serverless,
          ClusterChecks::classes,
          ClusterChecks::secret);

  private ClusterChecks() {}

  /** Every finding, in a fixed order; none when the cluster is fit. */
  public static List<Finding> of(ObservedCluster cluster) {
    return ALL.stream().map(check -> check.apply(cluster)).flatMap(Optional::stream).toList();
  }

  private static Optional<Finding> status(ObservedCluster cluster) {
    return when(
        !cluster.status().equals(AVAILABLE),
        "cluster-not-available",
        "Cluster %s is %s, not available.".formatted(cluster.id(), cluster.status()),
        List.of(),
        "Wait until it is, or start it:\naws rds start-db-cluster --db-cluster-identifier %s"
            .formatted(cluster.id()));
  }

  private static Optional<Finding> writer(ObservedCluster cluster) {
    return when(
        cluster.members().stream().noneMatch(Member::writer),
        "no-writer",
        "Cluster %s has no writer instance; RDS upgrades none without.".formatted(cluster.id()),
        List.of(),
        """
        Add an instance; the first one becomes the writer:
        aws rds create-db-instance --engine aurora-postgresql --db-cluster-identifier %s \
        --db-instance-identifier %s-writer --db-instance-class <class>\
        """
            .formatted(cluster.id(), cluster.id()));
  }

  private static Optional<Finding> members(ObservedCluster cluster) {
    List<String> away =
        cluster.members().stream()
            .filter(m -> !m.status().equals(AVAILABLE))
            .map(m -> m.id() + " is " + m.status())
            .toList();
    return when(
        !away.isEmpty(),
        "members-not-available",
        "Instances of cluster %s are not available.".formatted(cluster.id()),
        away,
        "Wait until they are; start, repair or delete those that stay so:\n"
            + "aws rds describe-db-instances --filters Name=db-cluster-id,Values="
            + cluster.id());
  }

  private static Optional<Finding> pendingVersion(ObservedCluster cluster) {
    return when(
        cluster.pendingVersion() != null,
        "pending-version",
        "Cluster %s already has version %s pending."
            .formatted(cluster.id(), cluster.pendingVersion()),
        List.of(),
        "Let its maintenance window apply it, or withdraw it by asking for the present version.");
  }

  private static Optional<Finding> pendingChanges(ObservedCluster cluster) {
    return when(
        !cluster.pendingChanges().isEmpty(),
        "pending-changes",
        "Changes of cluster %s are pending; the upgrade applies at once and would apply them too."
            .formatted(cluster.id()),
        cluster.pendingChanges(),
        "Apply or withdraw them first:\n"
            + "aws rds modify-db-cluster --apply-immediately --db-cluster-identifier "
            + cluster.id());
  }

  private static Optional<Finding> global(ObservedCluster cluster) {
    String global = cluster.globalCluster();
    return when(
        global != null,
        "global-database",
        "Cluster %s belongs to the global database %s, whose members are upgraded together."
            .formatted(cluster.id(), global),
        List.of(),
        "Upgrade the whole:\naws rds modify-global-cluster --global-cluster-identifier %s"
                .formatted(global)
            + " --engine-version <target> --allow-major-version-upgrade");
  }

  private static Optional<Finding> serverless(ObservedCluster cluster) {
    return when(
        cluster.engineMode().equals("serverless"),
        "serverless-v1",
        "Cluster %s is Serverless v1, which has ended.".formatted(cluster.id()),
        List.of(),
        "Restore a snapshot of it into a provisioned or Serverless v2 cluster.");
  }

  private static Optional<Finding> classes(ObservedCluster cluster) {
    List<String> wrong =
        cluster.notOrderable().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(
                e ->
                    cluster.members().stream()
                        .filter(m -> e.getValue().contains(m.instanceClass()))
                        .map(
                            m ->
                                "%s: Aurora %s does not run on %s"
                                    .formatted(m.id(), e.getKey(), m.instanceClass())))
            .toList();
    return when(
        !wrong.isEmpty(),
        "instance-class",
        "Instance classes of cluster %s cannot run every version of the path."
            .formatted(cluster.id()),
        wrong,
        "Change the class of each first:\n"
            + "aws rds modify-db-instance --db-instance-identifier <instance>"
            + " --db-instance-class <class> --apply-immediately");
  }

  private static Optional<Finding> secret(ObservedCluster cluster) {
    return when(
        !cluster.secretTag(),
        "no-secret-tag",
        "Cluster %s has no tag that names the secret of its maintenance user."
            .formatted(cluster.id()),
        List.of(),
        """
        Tag it:
        aws rds add-tags-to-resource --resource-name <arn of %s> \
        --tags Key=aurora-maintenance-user-secret,Value=%s-maintenance-user-secret\
        """
            .formatted(cluster.id(), cluster.id()));
  }

  private static Optional<Finding> when(
      boolean so, String check, String what, List<String> details, String remedy) {
    return so
        ? Optional.of(new Finding(check, Severity.BLOCKER, null, what, details, remedy))
        : Optional.empty();
  }
}
