package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.cloud.cluster.Snapshots;
import io.aurorafleet.cloud.cluster.Snapshots.SnapshotView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What RDS leaves behind of an upgrade besides the cluster: events, logs, a snapshot. */
final class UpgradeEvidence {
  private final Clusters clusters;
  private final Snapshots snapshots;

  @Inject
  UpgradeEvidence(Clusters clusters, Snapshots snapshots) {
    this.clusters = clusters;
    this.snapshots = snapshots;
  }

  List<ClusterEvent> events(ClusterView view, Instant since) {
    return clusters.events(view.id(), view.members().stream().map(MemberView::id).toList(), since);
  }

  /**
   * The lines of the precheck log; kept as a log of the cluster as well, because the instance that
   * holds it may be deleted. A failover may have left it on another member than today's writer. The
   * failure is told even where its log cannot be had.
   */
  List<String> precheck(Visit visit, ClusterView view, Instant since) {
    List<String> members =
        view.members().stream()
            .sorted(Comparator.comparing((MemberView m) -> !m.writer()))
            .map(MemberView::id)
            .toList();
    try {
      for (String member : members) {
        List<String> lines = clusters.precheckLog(member, since);
        if (!lines.isEmpty()) {
          lines.forEach(l -> visit.log(LogNames.PRECHECK, member + " " + l));
          return lines;
        }
      }
      return List.of();
    } catch (OutsideException e) {
      return List.of("(could not be read: " + e.failure().reason() + ")");
    }
  }

  /**
   * The snapshot Aurora took before a major hop. It counts as a manual one: it stays, and costs,
   * until somebody deletes it, so it must be named.
   */
  Optional<Fact.AuroraSnapshot> snapshot(Visit visit, Hop hop) {
    boolean known =
        visit.checkpoint().all(Fact.AuroraSnapshot.class).stream()
            .anyMatch(s -> s.hop() == visit.hopNumber() && s.snapshot() != null);
    if (!hop.major() || known) {
      return Optional.empty();
    }
    try {
      Optional<String> found = newest(snapshots.of(visit.cluster()), hop);
      visit.log(
          LogNames.EXECUTION,
          "Aurora's own snapshot before the upgrade: " + found.orElse("none found") + ".");
      return Optional.of(
          new Fact.AuroraSnapshot(visit.now(), visit.hopNumber(), found.orElse(null)));
    } catch (OutsideException e) {
      if (e.failure().category() == Failure.Category.RETRY) {
        throw e;
      }
      visit.log(LogNames.EXECUTION, "Aurora's snapshot was not looked for: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** By its name: {@code preupgrade-<cluster>-<from>-to-<to>-<time>}, dots as hyphens. */
  static Optional<String> newest(List<SnapshotView> snapshots, Hop hop) {
    String between =
        "-%s-to-%s-"
            .formatted(hop.from().value().replace('.', '-'), hop.to().value().replace('.', '-'));
    return snapshots.stream()
        .filter(s -> s.name().startsWith("preupgrade-") && s.name().contains(between))
        .max(
            Comparator.comparing(
                    SnapshotView::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(SnapshotView::name))
        .map(SnapshotView::name);
  }
}
