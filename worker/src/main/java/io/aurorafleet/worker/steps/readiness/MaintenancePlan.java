package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Maintenance;
import io.aurorafleet.cloud.cluster.Maintenance.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is next with a cluster's pending maintenance: readers before the writer, the cluster's own
 * last, one at a time; RDS's own engine upgrade never.
 *
 * @param next the action to apply now
 * @param busy an action that is being applied, or was asked for already
 * @param left actions that stay pending
 */
record MaintenancePlan(Optional<Action> next, boolean busy, List<String> left) {
  static MaintenancePlan of(ClusterView view, List<Action> pending, List<String> applied) {
    List<Action> mine =
        pending.stream()
            .filter(a -> !a.action().equals(Maintenance.ENGINE_UPGRADE))
            .sorted(Comparator.comparingInt(a -> order(view).indexOf(a.resourceArn())))
            .toList();
    boolean busy = mine.stream().anyMatch(a -> a.applying() || applied.contains(said(view, a)));
    Optional<Action> next =
        busy ? Optional.empty() : mine.stream().filter(a -> !a.applying()).findFirst();
    return new MaintenancePlan(next, busy, left(view, pending, Maintenance.ENGINE_UPGRADE));
  }

  /** Everything a maintenance can be pending for. */
  static List<String> order(ClusterView view) {
    List<String> arns = new ArrayList<>();
    Stream<MemberView> readers = view.members().stream().filter(m -> !m.writer());
    Stream.concat(readers, view.members().stream().filter(MemberView::writer))
        .forEach(m -> arns.add(m.arn()));
    arns.add(view.arn());
    return arns;
  }

  static List<String> all(ClusterView view, List<Action> pending) {
    return pending.stream().map(a -> said(view, a)).toList();
  }

  /** For people, and as the mark that it was asked for: {@code system-update of db-1}. */
  static String said(ClusterView view, Action action) {
    String of =
        view.members().stream()
            .filter(m -> m.arn().equals(action.resourceArn()))
            .map(MemberView::id)
            .findFirst()
            .orElse(view.id().value());
    return action.action() + " of " + of;
  }

  private static List<String> left(ClusterView view, List<Action> pending, String action) {
    return pending.stream().filter(a -> a.action().equals(action)).map(a -> said(view, a)).toList();
  }
}
