package io.aurorafleet.worker.steps.groups;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.readers.Followers;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reboots members whose new parameter groups wait for it (RDS assigns groups in a major upgrade but
 * does not reboot), readers first, one at a time, each waited for. One that was noted as asked is
 * not asked again before the start deadline has passed.
 */
public final class RebootStep implements Step {
  private final Sight sight;
  private final Clusters clusters;
  private final Tempo tempo;

  @Inject
  RebootStep(Sight sight, Clusters clusters, Tempo tempo) {
    this.sight = sight;
    this.clusters = clusters;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "reboot";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = Followers.of(visit, sight.of(visit));
    return Statuses.unsteady(view, visit.inStep(), tempo).orElseGet(() -> next(visit, view));
  }

  /** The member to reboot next: readers before the writer. */
  static Optional<MemberView> pending(ClusterView view) {
    return view.members().stream()
        .filter(MemberView::pendingReboot)
        .min(Comparator.comparing(MemberView::writer).thenComparing(MemberView::id));
  }

  private Outcome next(Visit visit, ClusterView view) {
    Optional<Fact.Rebooted> before =
        visit
            .latest(Fact.Rebooted.class)
            .filter(r -> r.hop() == visit.hopNumber() && !r.at().isBefore(started(visit)));
    List<String> asked = before.map(Fact.Rebooted::members).orElse(List.of());
    Optional<MemberView> pending = pending(view);
    if (pending.isEmpty()) {
      return Outcome.done(new Fact.Rebooted(visit.now(), visit.hopNumber(), asked));
    }
    String id = pending.get().id();
    boolean fresh =
        before.isPresent()
            && Duration.between(before.get().at(), visit.now()).compareTo(tempo.startDeadline())
                < 0;
    if (asked.contains(id) && fresh) {
      return Outcome.waiting("instance " + id + " to reboot", tempo.look());
    }
    clusters.reboot(visit.fence(), id);
    List<String> now = new ArrayList<>(asked);
    now.remove(id);
    now.add(id);
    visit.remember(new Fact.Rebooted(visit.now(), visit.hopNumber(), now));
    visit.log(LogNames.EXECUTION, "Rebooting instance " + id + ", whose parameters wait for it.");
    return Outcome.waiting("instance " + id + " to reboot", tempo.look());
  }

  private static Instant started(Visit visit) {
    return visit.checkpoint().now().startedAt();
  }
}
