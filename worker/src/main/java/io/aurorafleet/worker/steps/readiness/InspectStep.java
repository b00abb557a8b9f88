package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Member;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Claims;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Learns what the cluster is: it exists, is the one that was dispatched, everything in it is
 * available, and it has a writer. Points its members' events to this checkpoint. Both may be done
 * again at any time.
 */
public final class InspectStep implements Step {
  private final Sight sight;
  private final Claims claims;
  private final Tempo tempo;

  @Inject
  InspectStep(Sight sight, Claims claims, Tempo tempo) {
    this.sight = sight;
    this.claims = claims;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    for (MemberView member : view.members()) {
      claims.takeMember(visit, member.id());
    }
    return Statuses.unsteady(view, visit.inStep(), tempo)
        .orElseGet(
            () -> {
              Outcome outcome = decide(view, visit.now());
              visit.log(
                  LogNames.EXECUTION,
                  "Cluster %s is at %s, %d instance(s), parameter group %s."
                      .formatted(
                          view.id(), view.version(), view.members().size(), view.parameterGroup()));
              return outcome;
            });
  }

  static Outcome decide(ClusterView view, Instant now) {
    if (view.writer().isEmpty()) {
      return Outcome.failed(
          Failure.fix(
              "no-writer",
              "Cluster %s has no writer among its %d instance(s)"
                  .formatted(view.id(), view.members().size()),
              "Add an instance, or fail over to a healthy one, then requeue"));
    }
    return Outcome.done(
        new Fact.Inspected(
            now,
            view.version(),
            view.host(),
            view.port(),
            view.members().stream().map(InspectStep::member).toList(),
            view.parameterGroup(),
            view.databaseName(),
            view.logExports()));
  }

  private static Member member(MemberView member) {
    return new Member(
        member.id(),
        member.writer(),
        member.instanceClass(),
        member.parameterGroup(),
        member.promotionTier());
  }
}
