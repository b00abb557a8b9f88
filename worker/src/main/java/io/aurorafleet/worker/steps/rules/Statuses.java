package io.aurorafleet.worker.steps.rules;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What RDS's status words mean; one we do not know means "in progress". */
public final class Statuses {
  private static final Set<String> BROKEN =
      Set.of(
          "failed",
          "inaccessible-encryption-credentials",
          "inaccessible-encryption-credentials-recoverable",
          "migration-failed",
          "restore-error",
          "restore-failed",
          "upgrade_failed",
          "upgrade-failed",
          "cloning-failed",
          "insufficient-capacity",
          "storage-full");

  private static final Set<String> STOPPED = Set.of("stopped", "stopping");

  private Statuses() {}

  /** Whether no waiting helps. */
  public static boolean broken(String status) {
    return BROKEN.contains(status) || status.startsWith("incompatible-");
  }

  static boolean stopped(String status) {
    return STOPPED.contains(status);
  }

  /** Whether the cluster, or a member of it, says that it is being upgraded. */
  public static boolean upgrading(ClusterView view) {
    return Stream.concat(Stream.of(view.status()), view.members().stream().map(MemberView::status))
        .anyMatch("upgrading"::equals);
  }

  /** The cluster and every member say {@code available}, whatever may be pending. */
  public static boolean steady(ClusterView view) {
    return view.available() && view.members().stream().allMatch(MemberView::available);
  }

  /**
   * What to do about a cluster that should be left alone by everybody: nothing when it is, wait
   * while something goes on, fail when that cannot end well or has taken too long.
   */
  public static Optional<Outcome> unsteady(ClusterView view, Duration inStep, Tempo tempo) {
    if (steady(view)) {
      return Optional.empty();
    }
    String states = states(view);
    Optional<String> hopeless =
        Stream.concat(Stream.of(view.status()), view.members().stream().map(MemberView::status))
            .filter(s -> broken(s) || stopped(s))
            .findFirst();
    if (hopeless.isPresent()) {
      return Optional.of(
          Outcome.failed(
              Failure.fix(
                  "cluster-not-available",
                  "Cluster %s is not available: %s".formatted(view.id(), states),
                  "Bring the cluster and all its instances to \"available\", then requeue")));
    }
    if (inStep.compareTo(tempo.endDeadline()) > 0) {
      return Optional.of(
          Outcome.failed(
              Failure.fix(
                  "cluster-busy",
                  "Cluster %s did not become available within %s: %s"
                      .formatted(view.id(), tempo.endDeadline(), states),
                  "Look in the RDS console what goes on, let it end, then requeue")));
    }
    return Optional.of(
        Outcome.waiting("the cluster to become available (" + states + ")", tempo.look()));
  }

  /** For people: the cluster's status and those of members that differ from available. */
  public static String states(ClusterView view) {
    StringBuilder text = new StringBuilder("cluster ").append(view.status());
    for (MemberView member : view.members()) {
      if (!member.available()) {
        text.append(", instance ").append(member.id()).append(' ').append(member.status());
      }
    }
    if (view.pendingVersion() != null) {
      text.append(", version ").append(view.pendingVersion()).append(" pending");
    }
    return text.toString();
  }
}
