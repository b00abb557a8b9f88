package io.aurorafleet.worker.steps.wayback;

import static io.aurorafleet.worker.steps.Outcomes.facts;
import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.Clones;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.CloneParity;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way back: what it has, when it is refused, that it is adopted, renewed and taken away. */
class SafetyCloneTest {
  private static final String CLONE = Names.clone(Given.RUN, Given.CLUSTER);
  private static final String INSTANCE = Names.cloneInstance(Given.RUN, Given.CLUSTER);
  private static final String QUARANTINE = Names.quarantine(Given.RUN, Given.CLUSTER);

  private final World world = new World(Given.cluster(Given.V13, "available"));

  private FakeVisit visit(RunOptions options) {
    return new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, options))
        .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
        .at("safety-clone", 0);
  }

  private FakeVisit withInstance() {
    for (String off : List.of("max_logical_replication_workers", "cron.launch_active_jobs")) {
      world.groups.offered(off, true, "");
    }
    FakeVisit visit = visit(RunOptions.defaults().withSafetyClone(true, true)).at("quarantine", 0);
    visit.with(facts(world.look(visit)));
    visit.pass(world.tempo.look().multipliedBy(5));
    return visit.at("safety-clone", 0);
  }

  private Outcome until(FakeVisit visit) {
    for (int i = 0; i < 20; i++) {
      Outcome outcome = world.look(visit);
      if (!(outcome instanceof Outcome.Waiting waiting)) {
        return outcome;
      }
      visit.pass(waiting.on().look());
      world.rds.tick();
    }
    throw new AssertionError("it never ends");
  }

  @Test
  void defect4ACloneWithAnInstanceBootsInQuarantineAndIsComparedItemByItem() {
    ClusterView tuned =
        Given.withGroups(Given.cluster(Given.V13, "available"), "orders-13", "orders-13-instance");
    world.rds.set(tuned);
    world.groups.user(Kind.CLUSTER, "orders-13", "work_mem", "65536");
    FakeVisit visit = withInstance();

    visit.with(facts(until(visit)));

    assertThat(world.rds.did)
        .containsExactly("clone " + CLONE, "instance " + INSTANCE + " like orders-db-1");
    assertThat(world.rds.clusters.get(CLONE).parameterGroup()).isEqualTo(QUARANTINE);
    assertThat(world.groups.userValues(Kind.CLUSTER, QUARANTINE))
        .extracting(p -> p.name() + "=" + p.value())
        .containsExactlyInAnyOrder(
            "work_mem=65536", "max_logical_replication_workers=0", "cron.launch_active_jobs=off");
    CloneParity parity = visit.need(Fact.CloneCompared.class).parity();
    assertThat(parity.items())
        .extracting(CloneParity.Item::name)
        .contains("subnet group", "security groups", "port", "instance class", "encryption key");
    assertThat(item(parity, "port").same()).isTrue();
    assertThat(item(parity, "cluster parameter group").same()).isFalse();
    assertThat(item(parity, "cluster parameter group").remark()).contains("quarantine");
    assertThat(visit.log("clone")).anyMatch(l -> l.startsWith("same port"));
    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).kept())
        .contains("clone " + CLONE, "parameter group " + QUARANTINE);
  }

  @Test
  void theQuarantineGroupIsLeftSomeMinutesBeforeAClusterIsMadeWithIt() {
    world.groups.offered("cron.launch_active_jobs", true, "");
    FakeVisit visit = visit(RunOptions.defaults().withSafetyClone(true, true)).at("quarantine", 0);
    visit.with(facts(world.look(visit))).at("safety-clone", 0);
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.rds.did).isEmpty();
    assertThat(world.groups.setCalls).isEqualTo(1);
    Fact[] again = facts(world.look(visit.at("quarantine", 0)));
    assertThat(again)
        .as("adopted, and no younger")
        .containsExactly(visit.latest(Fact.QuarantineReady.class).orElseThrow());
    assertThat(world.groups.setCalls).isEqualTo(1);
  }

  @Test
  void defect4WhatDiffersWithoutReasonIsAWarning() {
    FakeVisit visit = visit(RunOptions.defaults());
    world.look(visit);
    ClusterView made = world.rds.clusters.get(CLONE);
    world.rds.set(
        Given.view(
            CLONE, made.version(), "available", "other", List.of(), null, List.of(), made.tags()));
    visit.with(facts(world.look(visit)));
    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).warnings())
        .anyMatch(
            w ->
                w.contains("differs from its source in cluster parameter group")
                    && w.contains("other"));
  }

  @Test
  void aSixteenthCloneIsRefusedLoudlyBecauseItWouldBeAFullCopy() {
    world.rds.sharing = Collections.nCopies(15, "some-clone");
    Failure failure = failure(world.look(visit(RunOptions.defaults())));
    assertThat(failure.code()).isEqualTo("clone-limit");
    assertThat(failure.reason()).contains("orders-db", "full copy", "15");
    assertThat(failure.nextAction()).contains("--no-safety-clone --snapshot");
    assertThat(world.rds.did).isEmpty();
  }

  @Test
  void theFifteenthCloneIsMadeAndItsPriceTold() {
    world.rds.sharing = Collections.nCopies(14, "some-clone");
    FakeVisit visit = visit(RunOptions.defaults());
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(visit.log("clone")).anyMatch(l -> l.contains("takes longer"));
  }

  @Test
  void aShortQuotaStopsTheAttemptAndSaysHowToGoOn() {
    world.rds.cloneRefused =
        Optional.of(Failure.fix("quota", "You have 40 of 40 clusters", "delete some"));
    Failure failure = failure(world.look(visit(RunOptions.defaults())));
    assertThat(failure.code()).isEqualTo("clone-quota");
    assertThat(failure.reason()).contains("orders-db", "You have 40 of 40 clusters");
    assertThat(failure.nextAction()).contains("Service Quotas", "--no-safety-clone --snapshot");
  }

  @Test
  void defect5ACrashBetweenCloneAndInstanceIsAdopted() {
    FakeVisit visit = withInstance();
    Map<String, String> tags = Ownership.tags(INSTANCE, Given.RUN, Given.CLUSTER);
    world.look(visit);
    world.rds.tick();
    world.rds.instances.put(INSTANCE, new Clones.CloneInstance(INSTANCE, CLONE, "available", tags));
    assertThat(until(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(world.rds.did).containsExactly("clone " + CLONE);
  }

  @Test
  void aForeignInstanceOfTheNameIsRefused() {
    FakeVisit visit = withInstance();
    world.look(visit);
    world.rds.tick();
    world.rds.instances.put(
        INSTANCE, new Clones.CloneInstance(INSTANCE, CLONE, "available", Map.of()));
    assertThat(failure(world.look(visit)).code()).isEqualTo("clone-foreign");
  }

  @Test
  void beforeTheCommitPointAllOfItIsTakenAwayInOrder() {
    FakeVisit visit = withInstance();
    visit.with(facts(until(visit)));
    visit.failing(Failure.fix("x", "it failed", "mend it")).at("unwind", 0);
    world.rds.did.clear();

    Fact.Unwound unwound = (Fact.Unwound) facts(until(visit))[0];

    assertThat(world.rds.did).containsExactly("delete " + INSTANCE, "delete " + CLONE);
    assertThat(world.groups.groups).doesNotContainKey(Kind.CLUSTER + QUARANTINE);
    assertThat(unwound.removed())
        .containsExactly(
            "clone instance " + INSTANCE, "clone " + CLONE, "parameter group " + QUARANTINE);
    assertThat(unwound.left()).isEmpty();
    visit.with(unwound);
    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).kept()).isEmpty();
  }

  @Test
  void whatIsStillBeingMadeIsTakenAwayOnceItIsThere() {
    FakeVisit visit = withInstance();
    world.look(visit);
    world.rds.tick();
    world.look(visit);
    visit.failing(Failure.fix("x", "it failed", "mend it")).at("unwind", 0);
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.rds.did).noneMatch(d -> d.startsWith("delete"));
    world.rds.tick();
    assertThat(until(visit)).isInstanceOf(Outcome.Done.class);
    assertThat(world.rds.clusters).containsOnlyKeys("orders-db");
    assertThat(world.rds.instances).isEmpty();
  }

  @Test
  void whatIsNotGoneInTimeIsNamedEvenWhenNobodyNotedThatItWasMade() {
    FakeVisit visit = withInstance();
    Map<String, String> tags = Ownership.tags(INSTANCE, Given.RUN, Given.CLUSTER);
    world.rds.instances.put(INSTANCE, new Clones.CloneInstance(INSTANCE, CLONE, "deleting", tags));
    visit.failing(Failure.fix("x", "it failed", "mend it")).at("unwind", 0);
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    visit.pass(world.tempo.startDeadline());
    visit.with(facts(world.look(visit)));
    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).kept())
        .containsExactlyInAnyOrder(
            "clone instance " + INSTANCE, "clone " + CLONE, "parameter group " + QUARANTINE);
  }

  @Test
  void aCloneThatWasAskedForPerhapsIsLookedForUntilRdsWouldDescribeIt() {
    FakeVisit visit = visit(RunOptions.defaults());
    world.look(visit);
    ClusterView clone = world.rds.clusters.remove(CLONE);
    visit.replace(
        visit
            .checkpoint()
            .traced(
                new StepTrace(
                    "safety-clone",
                    0,
                    1,
                    Given.T,
                    visit.now(),
                    1,
                    StepTrace.WokenBy.WENT_ON,
                    null)));
    visit.failing(Failure.fix("x", "it failed", "mend it")).at("unwind", 0);
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    world.rds.set(clone);
    world.rds.tick();
    Fact.Unwound unwound = (Fact.Unwound) facts(until(visit))[0];
    assertThat(unwound.removed()).containsExactly("clone " + CLONE);
    assertThat(world.rds.clusters).doesNotContainKey(CLONE);
  }

  @Test
  void aForeignCloneIsLeftAloneAndNamed() {
    world.rds.set(
        Given.view(
            CLONE, Given.V13, "available", "g", List.of(), null, List.of(), Map.of("x", "y")));
    FakeVisit visit =
        visit(RunOptions.defaults()).failing(Failure.fix("x", "failed", "mend")).at("unwind", 0);
    Fact.Unwound unwound = (Fact.Unwound) facts(until(visit))[0];
    assertThat(unwound.left()).singleElement().asString().contains(CLONE, "not this run's");
    assertThat(world.rds.did).isEmpty();
  }

  @Test
  void aCloneIsNeverLeftOutSilentlyBecauseTheClusterMoved() {
    world.rds.set(Given.cluster(Given.V16_10, "available"));
    Outcome.Back back = (Outcome.Back) world.look(visit(RunOptions.defaults()));
    assertThat(back.step()).isEqualTo("path");
  }

  private static CloneParity.Item item(CloneParity parity, String name) {
    return parity.items().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }
}
