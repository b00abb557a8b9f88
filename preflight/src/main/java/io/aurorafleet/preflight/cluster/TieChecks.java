package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.cluster.ObservedCluster.Tie;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the cluster is tied to that cannot go with it, or goes another way. */
final class TieChecks {
  static final List<Function<ObservedCluster, Optional<Finding>>> ALL =
      List.of(
          TieChecks::global,
          TieChecks::replica,
          TieChecks::replicas,
          TieChecks::serverless,
          TieChecks::babelfishVersions,
          TieChecks::deployments,
          TieChecks::switchedOver,
          TieChecks::integrations);

  private static final EngineVersion BABELFISH_FROM = new EngineVersion("13.6");
  private static final EngineVersion BABELFISH_TO = new EngineVersion("14.6");

  /** A deployment that has done its work and only waits to be deleted. */
  private static final String DONE = "SWITCHOVER_COMPLETED";

  private TieChecks() {}

  private static Optional<Finding> global(ObservedCluster cluster) {
    String global = cluster.around().globalCluster();
    return Found.blocker(
        global != null && !global.isEmpty(),
        "global-database",
        "Cluster %s belongs to the global database %s, whose members are upgraded together."
            .formatted(cluster.who().id(), global),
        List.of(),
        "Upgrade the whole; rds.global_db_rpo must not be set, and custom parameter groups are given again afterwards:\naws rds modify-global-cluster --global-cluster-identifier %s --engine-version %s --allow-major-version-upgrade"
            .formatted(global, cluster.who().target()),
        "Aurora User Guide, upgrading an Aurora global database");
  }

  private static Optional<Finding> replica(ObservedCluster cluster) {
    String source = cluster.around().replicaOf();
    return Found.blocker(
        source != null && !source.isEmpty(),
        "replica-cluster",
        "Cluster %s replicates %s; it is upgraded with its source or after promotion."
            .formatted(cluster.who().id(), source),
        List.of(),
        "Promote it if it is to go its own way:\naws rds promote-read-replica-db-cluster --db-cluster-identifier "
            + cluster.who().id(),
        "RDS API, ReplicationSourceIdentifier of DescribeDBClusters");
  }

  private static Optional<Finding> replicas(ObservedCluster cluster) {
    return Found.warning(
        !cluster.around().replicas().isEmpty(),
        "replica-clusters",
        "Other clusters replicate cluster %s; they do not follow it to another version."
            .formatted(cluster.who().id()),
        cluster.around().replicas(),
        "Upgrade, or remove and make anew, each of them.",
        "RDS API, ReadReplicaIdentifiers of DescribeDBClusters");
  }

  private static Optional<Finding> serverless(ObservedCluster cluster) {
    return Found.blocker(
        cluster.state().engineMode().equals("serverless"),
        "serverless-v1",
        "Cluster %s is Serverless v1, which has ended.".formatted(cluster.who().id()),
        List.of(),
        "Restore a snapshot of it into a provisioned or Serverless v2 cluster.",
        "Aurora User Guide, Aurora Serverless v1 end of life");
  }

  static boolean babelfish(ObservedCluster cluster) {
    String status = cluster.state().babelfish();
    return status != null && !status.isEmpty() && !status.equals("off");
  }

  private static Optional<Finding> babelfishVersions(ObservedCluster cluster) {
    EngineVersion from = cluster.who().version();
    EngineVersion to = cluster.who().target();
    boolean way = !BABELFISH_FROM.newerThan(from) && !BABELFISH_TO.newerThan(to);
    return Found.when(
        babelfish(cluster) && cluster.who().major(),
        way ? Severity.WARNING : Severity.BLOCKER,
        "babelfish",
        way
            ? "Babelfish is %s on cluster %s. Its settings are carried into the new parameter group; its own upgrade of catalogs is part of the outage."
                .formatted(cluster.state().babelfish(), cluster.who().id())
            : "Babelfish is %s on cluster %s, and goes from %s or newer to %s or newer only, not from %s to %s."
                .formatted(
                    cluster.state().babelfish(),
                    cluster.who().id(),
                    BABELFISH_FROM,
                    BABELFISH_TO,
                    from,
                    to),
        List.of(),
        way
            ? "Rehearse it; test T-SQL clients on the rehearsal."
            : "Go to " + BABELFISH_FROM + " first, and then to a newer target.",
        "Aurora User Guide, Babelfish version updates");
  }

  private static Optional<Finding> deployments(ObservedCluster cluster) {
    List<String> live = names(cluster.around().deployments(), false);
    return Found.blocker(
        !live.isEmpty(),
        "blue-green-deployment",
        "Cluster %s is part of a blue/green deployment, which an upgrade in place would break."
            .formatted(cluster.who().id()),
        live,
        "Switch over, or delete the deployment (its green cluster too, if it is not wanted):\n"
            + "aws rds delete-blue-green-deployment --blue-green-deployment-identifier <identifier>",
        "RDS API, DescribeBlueGreenDeployments; Aurora User Guide, blue/green limitations");
  }

  private static Optional<Finding> switchedOver(ObservedCluster cluster) {
    List<String> done = names(cluster.around().deployments(), true);
    return Found.warning(
        !done.isEmpty(),
        "blue-green-left-over",
        "A blue/green deployment of cluster %s has switched over, but was not deleted."
            .formatted(cluster.who().id()),
        done,
        "Delete it; both clusters stay:\naws rds delete-blue-green-deployment --blue-green-deployment-identifier <identifier>",
        "Aurora User Guide, deleting a blue/green deployment");
  }

  /** Whether switched over is asked for, or everything before that. */
  private static List<String> names(List<Tie> ties, boolean done) {
    return ties.stream()
        .filter(t -> t.status().equals(DONE) == done)
        .map(t -> t.name() + " is " + t.status())
        .toList();
  }

  private static Optional<Finding> integrations(ObservedCluster cluster) {
    boolean kept = cluster.who().version().major() >= 17;
    return Found.when(
        !cluster.around().integrations().isEmpty() && cluster.who().major(),
        kept ? Severity.WARNING : Severity.BLOCKER,
        "zero-etl",
        (kept
                ? "Zero-ETL integrations read from cluster %s; from 17 on they are kept over a major upgrade, and stand still during it."
                : "Zero-ETL integrations read from cluster %s; a major upgrade from a version before 17 is refused while there is one.")
            .formatted(cluster.who().id()),
        cluster.around().integrations().stream().map(t -> t.name() + " is " + t.status()).toList(),
        kept
            ? "Look at each after the upgrade."
            : "Delete each and make it anew afterwards; its target loads everything again:\n"
                + "aws rds delete-integration --integration-identifier <identifier>",
        "Aurora User Guide, zero-ETL integrations, limitations; DescribeIntegrations");
  }
}
