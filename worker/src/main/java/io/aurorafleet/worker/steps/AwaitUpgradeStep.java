package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Waits for RDS to end the upgrade, one way or the other. That it is done is looked at a second
 * time by the step after this one, some time apart.
 */
final class AwaitUpgradeStep implements Step {
  private final Sight sight;
  private final Clusters clusters;
  private final CommitStep commit;
  private final Tempo tempo;

  @Inject
  AwaitUpgradeStep(Sight sight, Clusters clusters, CommitStep commit, Tempo tempo) {
    this.sight = sight;
    this.clusters = clusters;
    this.commit = commit;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "await-upgrade";
  }

  @Override
  public Outcome advance(Visit visit) {
    boolean called =
        Intents.of(visit.checkpoint(), visit.hopNumber(), visit.checkpoint().attempt()).isPresent();
    if (!called) {
      // A requeued attempt resumes here after a failed upgrade: it has a call of its own.
      Outcome committed = commit.advance(visit);
      if (!(committed instanceof Outcome.Done)) {
        return committed;
      }
    }
    return await(visit, visit.hop(), sight.of(visit));
  }

  private Outcome await(Visit visit, Hop hop, ClusterView view) {
    Instant since = Intents.since(visit.checkpoint(), visit.hopNumber());
    boolean seen = Intents.seenUpgrading(visit.checkpoint(), visit.hopNumber());
    if (!seen && Statuses.upgrading(view)) {
      visit.remember(new Fact.SeenUpgrading(visit.now(), visit.hopNumber()));
      visit.log(LogNames.EXECUTION, "The cluster is upgrading.");
      seen = true;
    }
    List<ClusterEvent> events = judgeable(view, hop) ? events(view, since) : List.of();
    UpgradeVerdict verdict =
        UpgradeVerdict.of(
            view,
            hop,
            seen,
            EventTexts.failure(events).isPresent(),
            Duration.between(since, visit.now()),
            tempo.startDeadline(),
            tempo.endDeadline());
    return switch (verdict) {
      case DONE -> {
        visit.log(LogNames.EXECUTION, "RDS shows " + hop.to() + " on an available cluster.");
        yield Outcome.done();
      }
      case IN_PROGRESS ->
          Outcome.waiting(
              "the upgrade to %s (%s)".formatted(hop.to(), Statuses.states(view)), tempo.look());
      default -> {
        List<ClusterEvent> all = events.isEmpty() ? events(view, since) : events;
        yield Outcome.failed(
            Diagnosis.of(
                view.id(), hop, verdict, Statuses.states(view), all, precheck(view, since)));
      }
    };
  }

  /** Events are asked for only where they can decide: back at the old version. */
  private static boolean judgeable(ClusterView view, Hop hop) {
    return Statuses.steady(view) && view.version().equals(hop.from());
  }

  private List<ClusterEvent> events(ClusterView view, Instant since) {
    return clusters.events(view.id(), view.members().stream().map(MemberView::id).toList(), since);
  }

  /** The failure is told even where its log cannot be had. */
  private List<String> precheck(ClusterView view, Instant since) {
    try {
      return view.writer().map(w -> clusters.precheckLog(w.id(), since)).orElse(List.of());
    } catch (OutsideException e) {
      return List.of("(could not be read: " + e.failure().reason() + ")");
    }
  }
}
