package io.aurorafleet.worker.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Maintenance;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.wayback.OurClone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps one at a time: what each adopts, waits for, refuses and leaves alone. */
class StepsTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  private FakeVisit visit(String step, RunOptions options, Fact... facts) {
    return new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, options))
        .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
        .with(facts)
        .at(step, 0);
  }

  private FakeVisit visit(String step, Fact... facts) {
    return visit(step, Given.options(Slots.REFUSE), facts);
  }

  private static Failure failure(Outcome outcome) {
    return ((Outcome.Failed) outcome).failure();
  }

  private static Fact fact(Outcome outcome) {
    return ((Outcome.Done) outcome).facts().get(0);
  }

  @Test
  void defect14MaintenanceIsAnOutageAndAppliedOnlyWhenAsked() {
    pending("orders-db-1", "system-update");
    Fact.MaintenanceDone done = (Fact.MaintenanceDone) fact(world.look(visit("maintenance")));
    assertThat(done.left()).containsExactly("system-update of orders-db-1");
    assertThat(world.rds.did).isEmpty();
  }

  @Test
  void askedForMaintenanceGoesReadersFirstAndNeverUpgradesTheEngine() {
    world.rds.set(
        Given.cluster(
            Given.V13,
            "available",
            List.of(
                Given.member("orders-db-1", true, "available", Given.V13),
                Given.member("orders-db-2", false, "available", Given.V13))));
    pending("orders-db-1", "system-update");
    pending("orders-db-2", "system-update");
    pending("orders-db-1", Maintenance.ENGINE_UPGRADE);
    FakeVisit visit =
        visit("maintenance", RunOptions.defaults().withMaintenance(true).withLimits(1, null, null));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(visit.need(Fact.MaintenanceDone.class).applied())
        .containsExactly("system-update of orders-db-2");
    assertThat(world.look(visit)).as("asked once").isInstanceOf(Outcome.Waiting.class);
    world.rds.actions.removeIf(a -> a.resourceArn().endsWith("orders-db-2"));
    world.look(visit);
    world.rds.actions.removeIf(a -> a.action().equals("system-update"));
    Fact.MaintenanceDone done = (Fact.MaintenanceDone) fact(world.look(visit));
    assertThat(done.applied()).hasSize(2);
    assertThat(done.left()).containsExactly("db-upgrade of orders-db-1");
    assertThat(world.rds.did).containsExactly("apply system-update", "apply system-update");
  }

  @Test
  void defect5ARetryAdoptsTheCloneAndNeverMakesAnother() {
    FakeVisit visit = visit("safety-clone");
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    world.rds.tick();
    Fact.CloneReady ready = (Fact.CloneReady) fact(world.look(visit));
    assertThat(ready.cloneId()).isEqualTo(OurClone.name(Given.RUN, Given.CLUSTER));
    assertThat(world.rds.did).hasSize(1);
    assertThat(world.store.objects.keySet())
        .anyMatch(k -> k.endsWith("cluster/" + ready.cloneId()));
  }

  @Test
  void aForeignClusterOfTheClonesNameIsNotAdopted() {
    String name = OurClone.name(Given.RUN, Given.CLUSTER);
    world.rds.set(
        Given.view(
            name, Given.V13, "available", "g", List.of(), null, List.of(), Map.of("x", "y")));
    assertThat(failure(world.look(visit("safety-clone"))).code()).isEqualTo("clone-foreign");
  }

  @Test
  void theUpgradeIsVerifiedOnlyAtASecondLookAndByTheServerItself() {
    world.rds.set(Given.cluster(Given.V17, "available"));
    FakeVisit visit = visit("verify");
    assertThat(world.look(visit))
        .isEqualTo(Outcome.waiting("a second look at the upgraded cluster", world.tempo.settle()));
    visit.pass(world.tempo.settle());
    world.server.version = () -> "13.23";
    assertThat(failure(world.look(visit)).reason()).contains("writer says it is 13.23");
    world.server.version = () -> "17.11 (Aurora)";
    assertThat(fact(world.look(visit)))
        .isEqualTo(new Fact.Upgraded(visit.now(), 0, Given.V17, "17.11 (Aurora)"));
  }

  @Test
  void membersThatWaitForARebootGetOneReadersFirst() {
    ClusterView view =
        Given.cluster(
            Given.V17,
            "available",
            List.of(pendingReboot("orders-db-1", true), pendingReboot("orders-db-2", false)));
    world.rds.set(view);
    FakeVisit visit = visit("reboot");
    world.look(visit);
    assertThat(world.rds.did).containsExactly("reboot orders-db-2");
    assertThat(world.look(visit)).as("once").isInstanceOf(Outcome.Waiting.class);
    assertThat(world.rds.did).hasSize(1);
    world.rds.set(
        Given.cluster(
            Given.V17,
            "available",
            List.of(
                pendingReboot("orders-db-1", true),
                Given.member("orders-db-2", false, "available", Given.V17))));
    world.look(visit);
    world.rds.set(Given.cluster(Given.V17, "available"));
    assertThat(((Fact.Rebooted) fact(world.look(visit))).members())
        .containsExactly("orders-db-2", "orders-db-1");
  }

  @Test
  void aBlockedTableIsTriedAgainAndThenNoSuccess() {
    var table = new io.aurorafleet.cloud.database.DatabaseSession.Table("public", "busy");
    world.server.in("app").toAnalyze.add(table);
    world.server.in("app").blocked.put(table, Failure.retry("table-locked", "locked", "wait"));
    FakeVisit visit = visit("statistics", new Fact.Upgraded(Given.T, 0, Given.V17, "17.11"));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    visit.pass(world.tempo.startDeadline());
    Failure failure = failure(world.look(visit));
    assertThat(failure.code()).isEqualTo("statistics-incomplete");
    assertThat(failure.reason()).contains("app.public.busy");
  }

  @Test
  void aLostSessionIsNotATableThatCouldNotBeDone() {
    var table = new io.aurorafleet.cloud.database.DatabaseSession.Table("public", "t");
    world.server.in("app").toAnalyze.add(table);
    world
        .server
        .in("app")
        .blocked
        .put(table, Failure.retry("database-unreachable", "gone", "again"));
    FakeVisit visit = visit("statistics", new Fact.Upgraded(Given.T, 0, Given.V17, "17.11"));
    assertThatThrownBy(() -> world.look(visit)).hasMessage("gone");
  }

  @Test
  void anEmptiedDatabaseIsAFailureHoweverWellTheUpgradeWent() {
    world.rds.set(Given.cluster(Given.V17, "available"));
    FakeVisit visit = visit("baseline");
    visit.with(fact(world.look(visit))).at("proof", 0);
    world.server.in("app").rows = 0;
    Failure failure = failure(world.look(visit));
    assertThat(failure.reason()).contains("database app: no row is left, had 100");
    assertThat(visit.need(Fact.Proven.class).databases()).isNotEmpty();
  }

  @Test
  void afterTheCommitPointUnwindingOnlyNames() {
    FakeVisit visit = visit("safety-clone");
    world.look(visit);
    world.rds.tick();
    visit
        .with(fact(world.look(visit)), new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17))
        .failing(Failure.fix("x", "it failed", "mend it"))
        .at("unwind", 0);
    Fact.Unwound unwound = (Fact.Unwound) fact(world.look(visit));
    assertThat(unwound.removed()).isEmpty();
    assertThat(unwound.left()).anyMatch(l -> l.contains("the way back"));
    assertThat(world.rds.did).noneMatch(d -> d.startsWith("delete"));
  }

  @Test
  void slotsThatCannotBeBroughtBackAreNamed() {
    FakeVisit visit =
        visit(
                "slots-return",
                new Fact.SlotsRecorded(
                    Given.T,
                    List.of(io.aurorafleet.contracts.checkpoint.Slot.of("cdc", "pgoutput", "app"))),
                new Fact.SlotsDropped(Given.T, List.of("cdc"), 1))
            .failing(Failure.fix("x", "it failed", "mend it"));
    world.rds.set(Given.cluster(Given.V13, "upgrading"));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    world.rds.clusters.clear();
    Fact.SlotsBack back = (Fact.SlotsBack) fact(world.look(visit));
    assertThat(back.failed()).singleElement().asString().startsWith("cdc: ");
    visit.pass(Duration.ofSeconds(1));
  }

  @Test
  void theAnnouncementIsMadeOncePerAttempt() {
    FakeVisit visit = visit("announce");
    world.look(visit);
    world.look(visit);
    assertThat(world.news).hasSize(1);
    visit.requeued();
    world.look(visit);
    assertThat(world.news).hasSize(2);
  }

  private static ClusterView.MemberView pendingReboot(String id, boolean writer) {
    return new ClusterView.MemberView(
        id,
        "arn:" + id,
        writer,
        "available",
        "db.r6g.large",
        "custom",
        "in-sync",
        "pending-reboot",
        1,
        Given.V17,
        null,
        0);
  }

  private void pending(String instance, String action) {
    world.rds.actions.add(
        new Maintenance.Action("arn:aws:rds:us-east-1:123456789012:db:" + instance, action, false));
  }
}
