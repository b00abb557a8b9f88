package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.downtime.DowntimeClock;
import io.aurorafleet.worker.steps.readers.Followers;
import io.aurorafleet.worker.steps.readers.ReadersStep;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits for RDS to end the upgrade, one way or the other. That it is done is looked at a second
 * time by the step after this one, some time apart. The time it has is counted from the recorded
 * intent, so that a successor goes on where its predecessor was.
 */
public final class AwaitUpgradeStep implements Step {
  private final Sight sight;
  private final UpgradeEvidence evidence;
  private final CommitStep commit;
  private final DowntimeClock downtime;
  private final Tempo tempo;

  @Inject
  AwaitUpgradeStep(
      Sight sight,
      UpgradeEvidence evidence,
      CommitStep commit,
      DowntimeClock downtime,
      Tempo tempo) {
    this.sight = sight;
    this.evidence = evidence;
    this.commit = commit;
    this.downtime = downtime;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "await-upgrade";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
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
    downtime.begin(visit, view);
    Sightings seen = sightings(visit, view);
    List<ClusterEvent> events = judgeable(view, hop) ? evidence.events(view, since) : List.of();
    UpgradeVerdict verdict =
        UpgradeVerdict.of(
            view,
            hop,
            seen,
            EventTexts.failure(events).isPresent(),
            Duration.between(since, visit.now()),
            seen.idle(visit.now()),
            tempo);
    return switch (verdict) {
      case DONE -> {
        visit.log(LogNames.EXECUTION, "RDS shows " + hop.to() + " on an available cluster.");
        yield Outcome.done();
      }
      case IN_PROGRESS ->
          Outcome.waiting(
              "the upgrade to %s (%s)".formatted(hop.to(), Statuses.states(view)), tempo.look());
      case IDLE -> idle(visit, hop, view, seen);
      case READERS_LATE -> readers(visit, hop, view);
      default -> {
        List<ClusterEvent> all = events.isEmpty() ? evidence.events(view, since) : events;
        evidence.snapshot(visit, hop).ifPresent(visit::remember);
        yield Outcome.failed(
            Diagnosis.of(
                view.id(),
                hop,
                verdict,
                Statuses.states(view),
                all,
                evidence.precheck(visit, view, since)));
      }
    };
  }

  private static Sightings sightings(Visit visit, ClusterView view) {
    Sightings before = Sightings.of(visit.checkpoint(), visit.hopNumber());
    boolean known = before.upgrading() && before.idleSince() == null;
    if (known || !Statuses.upgrading(view)) {
      return before;
    }
    visit.remember(new Fact.SeenUpgrading(visit.now(), visit.hopNumber()));
    visit.log(LogNames.EXECUTION, "The cluster is upgrading.");
    return Sightings.of(visit.checkpoint(), visit.hopNumber());
  }

  /** RDS may show what was before, and an event that says why may come late: looked at again. */
  private Outcome idle(Visit visit, Hop hop, ClusterView view, Sightings seen) {
    if (seen.idleSince() == null) {
      visit.remember(new Fact.SeenIdle(visit.now(), visit.hopNumber()));
      visit.log(
          LogNames.EXECUTION,
          "The cluster shows %s and no upgrade; a look may show the past, so others decide."
              .formatted(hop.from()));
    }
    return Outcome.waiting(
        "the upgrade to %s, of which nothing is to be seen (%s)"
            .formatted(hop.to(), Statuses.states(view)),
        tempo.look());
  }

  /**
   * The writer serves, readers are behind: noted, waited for, and after the last hop given up, so
   * that the cluster is made whole without them.
   */
  private Outcome readers(Visit visit, Hop hop, ClusterView view) {
    List<String> late = Followers.late(view, hop);
    Optional<Fact.ReadersLate> noted =
        visit
            .latest(Fact.ReadersLate.class)
            .filter(r -> r.hop() == visit.hopNumber() && !r.at().isBefore(started(visit)));
    if (noted.isEmpty()) {
      visit.log(
          LogNames.EXECUTION,
          "The writer is at %s, but not every reader: %s."
              .formatted(hop.to(), Statuses.states(view)));
      visit.remember(new Fact.ReadersLate(visit.now(), visit.hopNumber(), late, false));
    }
    Instant since = noted.map(Fact.ReadersLate::at).orElse(visit.now());
    boolean waits =
        Duration.between(since, visit.now()).compareTo(tempo.startDeadline()) < 0
            && !Followers.hopeless(view, late);
    if (waits) {
      return Outcome.waiting("readers to follow (" + Statuses.states(view) + ")", tempo.look());
    }
    if (visit.hopNumber() + 1 < visit.need(Fact.PathChosen.class).hops().size()) {
      return Outcome.failed(ReadersStep.failure(view, late));
    }
    visit.log(LogNames.EXECUTION, "Going on without " + Words.list(late) + ".");
    return Outcome.done(new Fact.ReadersLate(visit.now(), visit.hopNumber(), late, true));
  }

  private static Instant started(Visit visit) {
    return visit.checkpoint().now().startedAt();
  }

  /** Events are asked for only where they can decide: back at the old version. */
  private static boolean judgeable(ClusterView view, Hop hop) {
    return Statuses.steady(view) && view.version().equals(hop.from());
  }
}
