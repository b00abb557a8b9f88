package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Playbook;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import java.util.List;
import java.util.Optional;

/** The steps as a planted bug takes them. */
final class PlantedSteps {
  private static final List<String> UPGRADED = List.of("await-upgrade", "verify");

  private final Planted bug;
  private final Clusters clusters;
  private final Deferred afterSave;

  PlantedSteps(Planted bug, Clusters clusters, Deferred afterSave) {
    this.bug = bug;
    this.clusters = clusters;
    this.afterSave = afterSave;
  }

  Playbook bend(Playbook playbook) {
    return new Playbook(
        playbook.module(),
        bend(playbook.before()),
        bend(playbook.eachHop()),
        bend(playbook.after()),
        bend(playbook.exit()));
  }

  private List<Step> bend(List<Step> steps) {
    return steps.stream().<Step>map(Bent::new).toList();
  }

  private Outcome advance(Step step, Visit visit) {
    return switch (bug) {
      case REPEATED_MODIFY ->
          step.name().equals("commit") && intended(visit) ? repeat(visit) : step.advance(visit);
      case NO_FENCE -> step.advance(new UnfencedVisit(visit));
      case LEDGER_LAST ->
          step.name().equals("ledger-end") ? later(step, visit) : step.advance(visit);
      case PAST_THE_GATE ->
          step.name().equals("gate") && visit.checkpoint().attempt() > 1
              ? Outcome.done()
              : step.advance(visit);
      case TRUSTED_AVAILABLE ->
          UPGRADED.contains(step.name()) && available(visit)
              ? Outcome.done(upgraded(visit))
              : step.advance(visit);
      default -> step.advance(visit);
    };
  }

  private static boolean intended(Visit visit) {
    return visit.checkpoint().all(Fact.Intended.class).stream()
        .anyMatch(i -> i.hop() == visit.hopNumber());
  }

  /** Whoever finds himself at the commit point calls, whatever was called before. */
  private Outcome repeat(Visit visit) {
    Optional<Fact.GroupsReady> groups = visit.latest(Fact.GroupsReady.class);
    Hop hop = visit.hop();
    clusters.requestUpgrade(
        visit.fence(),
        new Clusters.UpgradeRequest(
            visit.cluster(),
            hop.to(),
            hop.major(),
            groups.filter(g -> hop.major()).map(Fact.GroupsReady::clusterGroup),
            groups.filter(g -> hop.major()).map(Fact.GroupsReady::instanceGroup)));
    return Outcome.done();
  }

  private static Fact upgraded(Visit visit) {
    return new Fact.Upgraded(
        visit.now(), visit.hopNumber(), visit.hop().to(), visit.hop().to().value());
  }

  private Outcome later(Step step, Visit visit) {
    afterSave.add(() -> step.advance(visit));
    return Outcome.done();
  }

  private boolean available(Visit visit) {
    return clusters
        .find(visit.cluster())
        .filter(c -> c.status().equals(ClusterView.AVAILABLE))
        .isPresent();
  }

  private final class Bent implements Step {
    private final Step step;

    Bent(Step step) {
      this.step = step;
    }

    @Override
    public String name() {
      return step.name();
    }

    @Override
    public boolean indispensable() {
      return step.indispensable();
    }

    @Override
    public Outcome advance(Visit visit) {
      return PlantedSteps.this.advance(step, visit);
    }
  }
}
