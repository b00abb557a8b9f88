package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.cluster.ObservedCluster.Member;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The cluster and its members are there and well. */
final class StateChecks {
  static final List<Function<ObservedCluster, Optional<Finding>>> ALL =
      List.of(StateChecks::status, StateChecks::writer, StateChecks::members, StateChecks::groups);

  private static final String AVAILABLE = "available";
  private static final String SOURCE =
      "Aurora User Guide, performing a major version upgrade; RDS refuses unless all is available";

  private StateChecks() {}

  private static Optional<Finding> status(ObservedCluster cluster) {
    String id = cluster.who().id();
    String status = cluster.state().status();
    return Found.blocker(
        !status.equals(AVAILABLE),
        "cluster-not-available",
        "Cluster %s is %s, not available.".formatted(id, status),
        List.of(),
        status.equals("stopped")
            ? "Start it:\naws rds start-db-cluster --db-cluster-identifier " + id
            : "Wait until it is:\naws rds wait db-cluster-available --db-cluster-identifier " + id,
        SOURCE);
  }

  private static Optional<Finding> writer(ObservedCluster cluster) {
    String id = cluster.who().id();
    return Found.blocker(
        cluster.state().members().stream().noneMatch(Member::writer),
        "no-writer",
        "Cluster %s has no writer instance; RDS upgrades none without.".formatted(id),
        List.of(),
        """
        Add an instance; the first one becomes the writer:
        aws rds create-db-instance --engine aurora-postgresql --db-cluster-identifier %s \
        --db-instance-identifier %s-writer --db-instance-class <class>\
        """
            .formatted(id, id),
        "RDS API, ModifyDBCluster: \"Cannot modify engine version without a healthy primary"
            + " instance\"");
  }

  private static Optional<Finding> members(ObservedCluster cluster) {
    List<String> away =
        cluster.state().members().stream()
            .filter(m -> !m.status().equals(AVAILABLE))
            .map(m -> m.id() + " is " + m.status())
            .toList();
    return Found.blocker(
        !away.isEmpty(),
        "members-not-available",
        "Instances of cluster %s are not available.".formatted(cluster.who().id()),
        away,
        "Wait until they are; start, repair or delete those that stay so:\n"
            + "aws rds describe-db-instances --filters Name=db-cluster-id,Values="
            + cluster.who().id(),
        "RDS-EVENT-0085, \"Unable to upgrade DB cluster … because the instance … has a status of"
            + " …\"");
  }

  private static Optional<Finding> groups(ObservedCluster cluster) {
    List<String> waiting =
        cluster.state().members().stream()
            .filter(
                m ->
                    m.groupStatus().equals("pending-reboot")
                        || m.groupStatus().equals("failed-to-apply"))
            .map(m -> m.id() + ": " + m.groupStatus())
            .toList();
    return Found.warning(
        !waiting.isEmpty(),
        "parameters-not-in-effect",
        "Parameters of cluster %s wait for a reboot, or failed to apply; the upgrade restarts the members and they come into effect with it."
            .formatted(cluster.who().id()),
        waiting,
        "Reboot each before the window, so that what they change is seen apart from the upgrade:\n"
            + "aws rds reboot-db-instance --db-instance-identifier <instance>",
        "Aurora User Guide, parameter groups, ParameterApplyStatus");
  }
}
