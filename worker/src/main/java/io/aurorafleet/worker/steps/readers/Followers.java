package io.aurorafleet.worker.steps.readers;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.steps.rules.Statuses;
import java.time.Instant;
import java.util.List;

/**
 * Readers that do not follow their writer to the new version. One reader that hangs must not keep
 * the statistics from a cluster whose writer serves already; it is given up, and the attempt ends
 * as failed all the same.
 */
public final class Followers {
  private Followers() {}

  /** Readers that are not there yet, of a cluster whose writer is; empty when that is not so. */
  public static List<String> late(ClusterView view, Hop hop) {
    boolean served =
        view.available()
            && view.pendingVersion() == null
            && view.version().equals(hop.to())
            && view.writer().filter(MemberView::available).isPresent();
    return served
        ? view.members().stream()
            .filter(m -> !m.writer() && !m.available())
            .map(MemberView::id)
            .toList()
        : List.of();
  }

  /** Whether one of these cannot get there any more. */
  public static boolean hopeless(ClusterView view, List<String> late) {
    return view.members().stream()
        .filter(m -> late.contains(m.id()))
        .anyMatch(m -> Statuses.broken(m.status()));
  }

  /** The readers the present attempt has given up. */
  static List<String> givenUp(Checkpoint checkpoint) {
    return givenUp(checkpoint, begun(checkpoint));
  }

  /** The readers any attempt has given up: a requeue goes on where they were found missing. */
  static List<String> everGivenUp(Checkpoint checkpoint) {
    return givenUp(checkpoint, Instant.MIN);
  }

  private static List<String> givenUp(Checkpoint checkpoint, Instant since) {
    return checkpoint.all(Fact.ReadersLate.class).stream()
        .filter(Fact.ReadersLate::givenUp)
        .filter(r -> !r.at().isBefore(since))
        .flatMap(r -> r.members().stream())
        .distinct()
        .toList();
  }

  /** The cluster without the readers that were given up. */
  public static ClusterView of(Visit visit, ClusterView view) {
    List<String> without = givenUp(visit.checkpoint());
    return without.isEmpty()
        ? view
        : view.withMembers(view.members().stream().filter(m -> !without.contains(m.id())).toList());
  }

  private static Instant begun(Checkpoint checkpoint) {
    return checkpoint.trail().stream()
        .filter(t -> t.attempt() == checkpoint.attempt())
        .findFirst()
        .map(t -> t.startedAt())
        .orElse(checkpoint.createdAt());
  }
}
