package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.call.AwsFaults;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.downtime.DowntimeClock;
import io.aurorafleet.worker.steps.rules.Sight;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The commit point: the last look and the upgrade call, in one visit. The intent is saved before
 * the call is made. Whoever finds an intent never calls again, unless status, pending values and
 * events show, past the start deadline, that the call never began.
 */
public final class CommitStep implements Step {
  private final Sight sight;
  private final Clusters clusters;
  private final LastLook lastLook;
  private final DowntimeClock downtime;
  private final Tempo tempo;

  @Inject
  CommitStep(
      Sight sight, Clusters clusters, LastLook lastLook, DowntimeClock downtime, Tempo tempo) {
    this.sight = sight;
    this.clusters = clusters;
    this.lastLook = lastLook;
    this.downtime = downtime;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "commit";
  }

  @Override
  public Outcome advance(Visit visit) {
    Hop hop = visit.hop();
    ClusterView view = sight.of(visit);
    return switch (decide(visit, view, hop)) {
      case GO_ON -> {
        visit.log(LogNames.EXECUTION, "The upgrade to " + hop.to() + " was accepted already.");
        notOurs(visit, hop);
        yield Outcome.done();
      }
      case WAIT -> Outcome.waiting("a sign that the upgrade has begun", tempo.look());
      case CALL -> {
        Optional<Outcome> objection = lastLook.objection(visit, view, hop);
        yield objection.isPresent() ? objection.get() : call(visit, view, hop);
      }
    };
  }

  private CallDecision decide(Visit visit, ClusterView view, Hop hop) {
    Optional<Fact.Intended> intent =
        Intents.of(visit.checkpoint(), visit.hopNumber(), visit.checkpoint().attempt());
    Duration age = intent.map(i -> Duration.between(i.at(), visit.now())).orElse(Duration.ZERO);
    return CallDecision.of(
        view,
        hop,
        intent.isPresent(),
        intent.isPresent() && began(visit, view, intent.get()),
        age,
        tempo.startDeadline());
  }

  private boolean began(Visit visit, ClusterView view, Fact.Intended intent) {
    List<String> members = view.members().stream().map(MemberView::id).toList();
    return Sightings.of(visit.checkpoint(), visit.hopNumber()).upgrading()
        || EventTexts.began(
            clusters.events(view.id(), members, Intents.sinceWhateverTheClock(intent)));
  }

  /** Somebody went this hop for us: we go on from there, and say so. */
  private static void notOurs(Visit visit, Hop hop) {
    boolean called =
        visit.checkpoint().all(Fact.Intended.class).stream()
            .anyMatch(i -> i.hop() == visit.hopNumber());
    String what = "the upgrade to %s was begun by somebody else".formatted(hop.to());
    boolean told =
        visit.checkpoint().all(Fact.ChangedByOthers.class).stream()
            .anyMatch(c -> c.changes().contains(what));
    if (!called && !told) {
      visit.remember(new Fact.ChangedByOthers(visit.now(), visit.hopNumber(), List.of(what)));
    }
  }

  private Outcome call(Visit visit, ClusterView view, Hop hop) {
    Optional<Fact.GroupsReady> groups =
        visit.checkpoint().all(Fact.GroupsReady.class).stream()
            .filter(g -> hop.major() && g.hop() == visit.hopNumber())
            .reduce((a, b) -> b);
    Clusters.UpgradeRequest request =
        new Clusters.UpgradeRequest(
            visit.cluster(),
            hop.to(),
            hop.major(),
            groups.map(Fact.GroupsReady::clusterGroup),
            groups.map(Fact.GroupsReady::instanceGroup));
    visit.log(
        LogNames.EXECUTION,
        "Commit point: asking RDS to upgrade from %s to %s.".formatted(hop.from(), hop.to()));
    int attempt = visit.checkpoint().attempt();
    boolean first = Intents.of(visit.checkpoint(), visit.hopNumber(), attempt).isEmpty();
    visit.fence().check();
    downtime.begin(visit, view);
    visit.remember(
        new Fact.Intended(visit.now(), visit.hopNumber(), attempt, hop.from(), hop.to()));
    try {
      clusters.requestUpgrade(visit.fence(), request);
    } catch (OutsideException e) {
      // An earlier call of the attempt had no reply, so of that one nothing is known for sure.
      if (first && AwsFaults.refusedForSure(e.failure())) {
        visit.remember(
            new Fact.IntentWithdrawn(
                visit.now(), visit.hopNumber(), attempt, e.failure().reason()));
      }
      throw e;
    }
    visit.log(LogNames.EXECUTION, "RDS accepted the upgrade to " + hop.to() + ".");
    return Outcome.done();
  }
}
