package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.cluster.ObservedCluster.ForeignGroup;
import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The target runs on what is there, and there is room for what the run makes. */
final class RoomChecks {
  static final List<Function<ObservedCluster, Optional<Finding>>> ALL =
      List.of(
          RoomChecks::classes,
          RoomChecks::foreign,
          RoomChecks::families,
          RoomChecks::quotas,
          RoomChecks::softQuotas,
          RoomChecks::clones);

  /** The sixteenth clone of a volume is a full copy. */
  private static final int CHEAP_CLONES = 15;

  private RoomChecks() {}

  private static Optional<Finding> classes(ObservedCluster cluster) {
    List<String> wrong =
        cluster.room().notOrderable().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(
                e ->
                    cluster.state().members().stream()
                        .filter(m -> e.getValue().contains(m.instanceClass()))
                        .map(
                            m ->
                                "%s: Aurora %s does not run on %s"
                                    .formatted(m.id(), e.getKey(), m.instanceClass())))
            .toList();
    return Found.blocker(
        !wrong.isEmpty(),
        "instance-class",
        "Instance classes of cluster %s cannot run every version of the path."
            .formatted(cluster.who().id()),
        wrong,
        "Change the class of each first:\n"
            + "aws rds modify-db-instance --db-instance-identifier <instance>"
            + " --db-instance-class <class> --apply-immediately",
        "RDS API, DescribeOrderableDBInstanceOptions");
  }

  private static Optional<Finding> foreign(ObservedCluster cluster) {
    List<ForeignGroup> groups =
        cluster.room().foreignGroups().stream().filter(g -> !g.ours()).toList();
    return Found.blocker(
        !groups.isEmpty(),
        "parameter-group-foreign",
        "Cluster %s needs parameter groups of names that somebody else's groups have."
            .formatted(cluster.who().id()),
        groups.stream().map(ForeignGroup::name).toList(),
        "To have one used as it is, tag it: aurora-fleet:self=<its own name>. Those that nobody uses, delete:\n"
            + deletions(groups),
        "aurora-fleet touches nothing it did not make");
  }

  private static Optional<Finding> families(ObservedCluster cluster) {
    List<ForeignGroup> wrong =
        cluster.room().foreignGroups().stream().filter(ForeignGroup::ours).toList();
    return Found.blocker(
        !wrong.isEmpty(),
        "parameter-group-family",
        "Parameter groups made for cluster %s are of another family than the path needs."
            .formatted(cluster.who().id()),
        wrong.stream()
            .map(g -> "%s is of %s, not %s".formatted(g.name(), g.family(), g.needed()))
            .toList(),
        "Delete each; it will be made anew:\n" + deletions(wrong),
        "RDS API: a group is used with its own family only");
  }

  /** RDS refuses to delete one that is in use. */
  private static String deletions(List<ForeignGroup> groups) {
    return groups.stream()
        .map(
            g ->
                g.ofCluster()
                    ? "aws rds delete-db-cluster-parameter-group --db-cluster-parameter-group-name "
                        + g.name()
                    : "aws rds delete-db-parameter-group --db-parameter-group-name " + g.name())
        .collect(Collectors.joining("\n"));
  }

  private static Optional<Finding> quotas(ObservedCluster cluster) {
    return lacking(cluster, true);
  }

  private static Optional<Finding> softQuotas(ObservedCluster cluster) {
    return lacking(cluster, false);
  }

  private static Optional<Finding> lacking(ObservedCluster cluster, boolean hard) {
    List<String> full =
        cluster.room().needs().stream()
            .filter(n -> n.hard() == hard && n.needed() > n.max() - n.used())
            .map(RoomChecks::line)
            .toList();
    return Found.when(
        !full.isEmpty(),
        hard ? Finding.Severity.BLOCKER : Finding.Severity.WARNING,
        hard ? "quota" : "quota-near",
        (hard
                ? "What the run makes for cluster %s does not fit into the account's quotas."
                : "What the upgrade of cluster %s leaves behind does not fit into the account's quotas.")
            .formatted(cluster.who().id()),
        full,
        """
        Delete what is not needed any more, or ask for more:
        aws service-quotas list-service-quotas --service-code rds
        aws service-quotas request-service-quota-increase --service-code rds \
        --quota-code <code> --desired-value <value>\
        """,
        "RDS API, DescribeAccountAttributes (used and allowed)");
  }

  private static String line(Need need) {
    return "%s: %d of %d in use, %d needed"
        .formatted(need.quota(), need.used(), need.max(), need.needed());
  }

  private static Optional<Finding> clones(ObservedCluster cluster) {
    int there = cluster.around().clones();
    int then = there + cluster.around().clonesToCome();
    return Found.warning(
        then > CHEAP_CLONES,
        "many-clones",
        "%d clones share the volume of cluster %s, and the upgrade makes %d more; beyond %d a clone is a full copy, which takes long and is part of the outage."
            .formatted(there, cluster.who().id(), cluster.around().clonesToCome(), CHEAP_CLONES),
        List.of(),
        "Delete clones that nobody needs:\naws rds describe-db-clusters --filters Name=clone-group-id,Values=<clone group>",
        "Aurora User Guide, cloning a volume, limitations; performing a major version upgrade");
  }
}
