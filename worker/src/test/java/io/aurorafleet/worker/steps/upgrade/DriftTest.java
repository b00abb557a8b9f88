package io.aurorafleet.worker.steps.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.EngineCatalogue.Engine;
import io.aurorafleet.cloud.cluster.EngineCatalogue.Target;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.Walk;
import io.aurorafleet.worker.steps.World;
import io.aurorafleet.worker.steps.wayback.OurClone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cluster that moves or is changed between plan and run, and between two hops. */
class DriftTest {
  private static final EngineVersion V16_11 = new EngineVersion("16.11");
  private final World world = new World(Given.cluster(Given.V16_10, "available"));

  private FakeVisit minor() {
    return new FakeVisit(
        Given.order(RunModule.UPGRADE, Given.V16_13, RunOptions.defaults().withSnapshot(false)));
  }

  @Test
  void anAutomaticMinorUpgradeBetweenPlanAndRunIsGoneAlongWith() {
    world.rds.engines.put(
        V16_11,
        new Engine(
            V16_11,
            "aurora-postgresql16",
            List.of("postgresql"),
            List.of(new Target(Given.V16_13, false))));
    moves(V16_11);
    FakeVisit visit = minor();

    List<String> steps = Walk.through(world, visit);

    assertThat(visit.checkpoint().failure()).isNull();
    assertThat(steps).containsSubsequence("path", "safety-clone", "path", "safety-clone", "commit");
    assertThat(visit.need(Fact.Drifted.class).found()).isEqualTo(V16_11);
    assertThat(world.rds.requests)
        .singleElement()
        .satisfies(r -> assertThat(r.target()).isEqualTo(Given.V16_13));
    assertThat(visit.need(Fact.Intended.class).from()).isEqualTo(V16_11);
    String clone = OurClone.name(Given.RUN, Given.CLUSTER);
    assertThat(world.rds.clusters.get(clone).version()).isEqualTo(V16_11);
    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).warnings())
        .anyMatch(w -> w.contains("16.10 to 16.11"));
  }

  @Test
  void aClusterThatWentPastItsTargetByItselfHasNothingLeftToDoAndKeepsNothingOfOurs() {
    EngineVersion past = new EngineVersion("16.14");
    world.rds.engines.put(past, new Engine(past, "aurora-postgresql16", List.of(), List.of()));
    moves(past);
    FakeVisit visit = minor();

    Walk.through(world, visit);

    assertThat(visit.checkpoint().failure()).isNull();
    assertThat(world.rds.requests).isEmpty();
    assertThat(world.rds.clusters).containsOnlyKeys("orders-db");
    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).kept()).isEmpty();
  }

  /** The version changes while the clone is being made. */
  private void moves(EngineVersion to) {
    world.rds.onClone = () -> world.rds.set(Given.cluster(to, "available"));
  }

  @Test
  void betweenTwoHopsOnlyTheRestOfTheWayIsChosenAnew() {
    EngineVersion v15 = new EngineVersion("15.19");
    Hop first = new Hop(v15, Given.V16_10, true, "aurora-postgresql16");
    Hop second = new Hop(Given.V16_10, Given.V16_13, false, "aurora-postgresql16");
    world.rds.engines.put(
        V16_11,
        new Engine(
            V16_11, "aurora-postgresql16", List.of(), List.of(new Target(Given.V16_13, false))));
    world.rds.set(Given.cluster(V16_11, "available"));
    FakeVisit visit =
        minor()
            .with(
                new Fact.PathChosen(Given.T, List.of(first, second)),
                new Fact.CloneReady(Given.T, "clone", null),
                new Fact.Intended(Given.T, 0, 1, v15, Given.V16_10))
            .at("commit", 1);
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(visit.need(Fact.PathChosen.class).hops())
        .containsExactly(first, new Hop(V16_11, Given.V16_13, false, "aurora-postgresql16"));
  }

  @Test
  void whatSomebodyElseChangedBeforeTheCallIsLookedAtAnew() {
    ClusterView now = Given.cluster(Given.V16_10, "available");
    FakeVisit visit = minor();
    world.rds.onClone =
        () -> {
          world.rds.set(
              Given.cluster(
                  Given.V16_10,
                  "available",
                  List.of(
                      now.members().get(0),
                      Given.member("orders-db-2", false, "available", Given.V16_10))));
          world.rds.onClone = () -> {};
        };

    List<String> steps = Walk.through(world, visit);

    assertThat(visit.checkpoint().failure()).isNull();
    assertThat(steps).containsSubsequence("commit", "inspect", "path", "commit", "await-upgrade");
    assertThat(visit.need(Fact.Inspected.class).members()).hasSize(2);
    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).warnings())
        .contains("Changed by somebody else meanwhile: instance orders-db-2 was added");
    assertThat(world.rds.requests).hasSize(1);
  }

  @Test
  void whoeverChangesTheClusterAgainAndAgainIsNamedToTheOperator() {
    FakeVisit visit = minor();
    world.rds.set(Given.cluster(Given.V16_10, "available"));
    Fact.Inspected other =
        new Fact.Inspected(Given.T, Given.V16_10, "h", 5432, List.of(), "g", null, List.of());
    visit.with(other);
    for (int i = 0; i < 5; i++) {
      visit.with(new Fact.ChangedByOthers(Given.T, 0, List.of("x")));
    }
    Outcome outcome =
        Others.beforeTheCall(visit, Given.cluster(Given.V16_10, "available")).orElseThrow();
    assertThat(((Outcome.Failed) outcome).failure().code()).isEqualTo("cluster-changing");
  }

  @Test
  void anUpgradeThatSomebodyElseBeganIsFollowedAndSaid() {
    FakeVisit visit =
        minor().with(new Fact.PathChosen(Given.T, List.of(Given.MINOR))).at("commit", 0);
    world.rds.set(Given.cluster(Given.V16_13, "available"));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(visit.checkpoint().all(Fact.ChangedByOthers.class))
        .singleElement()
        .satisfies(c -> assertThat(c.changes().get(0)).contains("begun by somebody else"));
    assertThat(world.rds.requests).isEmpty();
  }
}
