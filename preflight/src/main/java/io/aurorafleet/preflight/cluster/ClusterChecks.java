package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.checkpoint.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All checks of a cluster in RDS. To add one, write it in its family's file. */
public final class ClusterChecks {
  private static final List<Function<ObservedCluster, Optional<Finding>>> ALL =
      Stream.of(
              StateChecks.ALL,
              PendingChecks.ALL,
              TieChecks.ALL,
              RoomChecks.ALL,
              AccessChecks.ALL,
              SupportChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private ClusterChecks() {}

  /** Every finding, in a fixed order; none when the cluster is fit. */
  public static List<Finding> of(ObservedCluster cluster) {
    return Stream.concat(
            ALL.stream().map(check -> check.apply(cluster)).flatMap(Optional::stream),
            cluster.unasked().stream().map(u -> unasked(cluster.who().id(), u)))
        .toList();
  }

  /** A check that could not be made is told, and stops nobody. */
  private static Finding unasked(String cluster, ObservedCluster.Unasked unasked) {
    return new Finding(
        "not-checked",
        Finding.Severity.WARNING,
        null,
        "%s of cluster %s: not looked at. %s".formatted(unasked.what(), cluster, unasked.reason()),
        unasked.action().isEmpty() ? List.of() : List.of(unasked.action()),
        unasked.action().isEmpty()
            ? "Look again, or look by hand."
            : "Allow %s to the role in use, or look by hand.".formatted(unasked.action()),
        "Service Authorization Reference, actions of Amazon RDS");
  }
}
