package io.aurorafleet.worker.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.steps.wayback.OurClone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The playbooks from end to end, on fakes of all ports. */
class PlaybooksTest {
  private static final Table ORDERS = new Table("public", "orders");

  private final World world = new World(Given.cluster(Given.V13, "available"));

  private FakeVisit visit(RunModule module, Slots slots) {
    return new FakeVisit(Given.order(module, Given.V17, Given.options(slots)));
  }

  @Test
  void aMajorUpgradeGoesThroughEveryStepOnceAndProvesItself() {
    world.server.in("app").toAnalyze.add(ORDERS);
    world.server.in("template1").toAnalyze.add(ORDERS);
    world.server.in("app").extensions.put("hstore", "1.7");
    world.server.in("app").offered.put("hstore", "1.8");
    FakeVisit visit = visit(RunModule.UPGRADE, Slots.REFUSE);

    assertThat(Walk.through(world, visit))
        .containsExactly(
            "gate",
            "inspect",
            "path",
            "preflight",
            "log-export",
            "parameter-groups",
            "quarantine",
            "snapshot",
            "maintenance",
            "record-slots",
            "configuration",
            "baseline",
            "safety-clone",
            "commit",
            "await-upgrade",
            "verify",
            "member-groups",
            "reboot",
            "downtime",
            "hop-extensions",
            "slots-back",
            "extensions",
            "statistics",
            "readers",
            "proof",
            "unwind",
            "downtime-end",
            "slots-return",
            "artifacts",
            "ledger-end",
            "report",
            "announce");

    assertThat(visit.checkpoint().failure()).isNull();
    assertThat(world.rds.requests)
        .containsExactly(
            new Clusters.UpgradeRequest(
                Given.CLUSTER,
                Given.V17,
                true,
                Optional.of("default.aurora-postgresql17"),
                Optional.of("default.aurora-postgresql17")));
    assertThat(visit.need(Fact.Upgraded.class).version()).isEqualTo(Given.V17);
    assertThat(visit.need(Fact.SeenUpgrading.class).hop()).isZero();
    assertThat(visit.need(Fact.ExtensionsUpdated.class).changes())
        .extracting(c -> c.database() + " " + c.extension() + " " + c.from() + "->" + c.to())
        .containsExactly("app hstore 1.7->1.8");
    assertThat(visit.need(Fact.Proven.class).warnings()).isEmpty();
    assertThat(world.news)
        .extracting(n -> n.kind())
        .containsExactly("Cluster Statistics Usable", "Cluster Upgrade Succeeded");
    assertThat(world.news.get(1).subject())
        .isEqualTo("SUCCESS: UPGRADE of orders-db, 13.23 -> 17.11");
  }

  @Test
  void defect7EveryDatabaseThatAcceptsConnectionsIsWorkedIn() {
    for (String database : List.of("app", "postgres", "template1")) {
      world.server.in(database).toAnalyze.add(ORDERS);
    }
    FakeVisit visit = visit(RunModule.UPGRADE, Slots.REFUSE);
    Walk.through(world, visit);
    assertThat(visit.need(Fact.StatisticsGathered.class).databases())
        .extracting(DatabaseWork::database, DatabaseWork::done)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("app", 1),
            org.assertj.core.groups.Tuple.tuple("postgres", 1),
            org.assertj.core.groups.Tuple.tuple("template1", 1));
    assertThat(world.server.opened).doesNotContain("template0", "rdsadmin");
  }

  @Test
  void defect3PreupgradeChangesNothingThatAConsumerCanFeel() {
    world.server.slot("cdc");
    world.server.in("app").toFreeze.add(ORDERS);
    FakeVisit visit = visit(RunModule.PREUPGRADE, Slots.DROP);

    assertThat(Walk.through(world, visit))
        .containsExactly(
            "gate",
            "inspect",
            "path",
            "preflight",
            "parameter-groups",
            "snapshot",
            "freeze",
            "record-slots",
            "unwind",
            "downtime-end",
            "slots-return",
            "artifacts",
            "ledger-end",
            "report",
            "announce");

    assertThat(visit.checkpoint().failure()).isNull();
    assertThat(world.server.slots).containsOnlyKeys("cdc");
    assertThat(world.server.did).noneMatch(d -> d.contains("slot"));
    assertThat(world.rds.requests).isEmpty();
    assertThat(world.rds.did).isEmpty();
    assertThat(world.server.in("app").frozen).containsExactly(ORDERS);
    assertThat(visit.log("replication-slots")).anyMatch(l -> l.contains("slot cdc"));
  }

  @Test
  void aClusterAtItsTargetHasNothingToDoAndThatIsASuccess() {
    World there = new World(Given.cluster(Given.V17, "available"));
    FakeVisit visit = visit(RunModule.UPGRADE, Slots.REFUSE);
    assertThat(Walk.through(there, visit)).startsWith("gate", "inspect", "path", "unwind");
    assertThat(visit.checkpoint().failure()).isNull();
    assertThat(there.rds.requests).isEmpty();
  }

  @Test
  void aMinorUpgradeKeepsItsGroupsAndLeavesSlotsAlone() {
    World minor = new World(Given.cluster(Given.V16_10, "available"));
    minor.server.slot("cdc");
    FakeVisit visit =
        new FakeVisit(Given.order(RunModule.UPGRADE, Given.V16_13, RunOptions.defaults()));
    Walk.through(minor, visit);
    assertThat(visit.checkpoint().failure()).isNull();
    assertThat(minor.rds.requests)
        .containsExactly(
            new Clusters.UpgradeRequest(
                Given.CLUSTER, Given.V16_13, false, Optional.empty(), Optional.empty()));
    assertThat(minor.server.slots).containsOnlyKeys("cdc");
    assertThat(visit.latest(Fact.GroupsReady.class)).isEmpty();
  }

  @Test
  void slotsGoLastAndComeBackBeforeTheClusterIsOpen() {
    world.server.slot("cdc");
    FakeVisit visit = visit(RunModule.UPGRADE, Slots.RECREATE);
    List<String> steps = Walk.through(world, visit);
    assertThat(steps).containsSubsequence("safety-clone", "commit", "slots-back", "extensions");
    assertThat(world.server.did)
        .containsSubsequence("drop slot cdc in app", "create slot cdc in app");
    assertThat(visit.need(Fact.SlotsBack.class).nextXid())
        .isGreaterThan(visit.need(Fact.SlotsDropped.class).nextXid());
    assertThat(before(visit.checkpoint(), Fact.SlotsDropped.class, Fact.Intended.class)).isTrue();
    assertThat(world.server.slots).containsOnlyKeys("cdc");
  }

  @Test
  void defect9AFailedUpgradeTellsTheReasonAndDefect10KeepsItsLogs() {
    world.server.slot("cdc");
    world.rds.manner = FakeRds.Manner.REFUSE;
    world.rds.events.add(
        new Clusters.ClusterEvent(
            Given.T.plusSeconds(3600),
            "orders-db",
            "Database cluster is in a state that cannot be upgraded: check_for_reg_data_type_usage"));
    world.rds.precheck.add("* The instance has columns of reg* types in user tables.");
    FakeVisit visit = visit(RunModule.UPGRADE, Slots.DROP);
    List<String> steps = Walk.through(world, visit);

    assertThat(steps).endsWith("announce").doesNotContain("verify");
    Failure failure = visit.checkpoint().failure();
    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo("upgrade-refused");
    assertThat(failure.reason())
        .contains("orders-db", "check_for_reg_data_type_usage", "reg* types in user tables")
        .doesNotContain("expected");
    assertThat(failure.nextAction()).contains("reg*");
    assertThat(world.server.slots).as("slots are back").containsOnlyKeys("cdc");
    assertThat(world.rds.clusters)
        .as("after the commit point the clone is the way back")
        .containsKey(OurClone.name(Given.RUN, Given.CLUSTER));
    assertThat(world.store.keys(Keys.artifact(Given.RUN, Given.CLUSTER, "")))
        .contains(
            Keys.artifact(Given.RUN, Given.CLUSTER, "error-report.txt"),
            Keys.artifact(Given.RUN, Given.CLUSTER, "operations.txt"),
            Keys.artifact(Given.RUN, Given.CLUSTER, "summary.txt"),
            Keys.clusterReport(Given.RUN, Given.CLUSTER));
    assertThat(world.store.text(Keys.artifact(Given.RUN, Given.CLUSTER, "error-report.txt")))
        .contains("check_for_reg_data_type_usage", "Suggestion:");
    assertThat(world.news.get(0).subject())
        .isEqualTo("FAILED: UPGRADE of orders-db, 13.23 -> 17.11");
  }

  @Test
  void aBlockerStopsBeforeAnythingIsMade() {
    world.server.preparedTransactions.add("tx-1");
    FakeVisit visit = visit(RunModule.UPGRADE, Slots.DROP);
    Walk.through(world, visit);
    assertThat(visit.checkpoint().failure().reason()).contains("prepared", "tx-1");
    assertThat(world.rds.did).isEmpty();
    assertThat(world.rds.requests).isEmpty();
  }

  @Test
  void aFailureBeforeTheCommitPointTakesTheCloneAway() {
    FakeVisit visit = visit(RunModule.UPGRADE, Slots.REFUSE);
    // The slot appears after preflight and recording, so only the last look meets it.
    List<String> steps = walkWithLateSlot(visit);
    assertThat(steps).contains("safety-clone").doesNotContain("await-upgrade");
    assertThat(visit.checkpoint().failure().code()).isEqualTo("logical-slots");
    String clone = OurClone.name(Given.RUN, Given.CLUSTER);
    assertThat(world.rds.did).containsSubsequence("clone " + clone, "delete " + clone);
    assertThat(visit.need(Fact.Unwound.class).removed()).containsExactly("clone " + clone);
    assertThat(world.rds.requests).isEmpty();
  }

  private List<String> walkWithLateSlot(FakeVisit visit) {
    world.server.version =
        () -> {
          // Asked for first by the baseline, which comes after the slots were recorded.
          if (world.server.slots.isEmpty()) {
            world.server.slot("late");
          }
          return "13.23";
        };
    return Walk.through(world, visit);
  }

  private static boolean before(
      Checkpoint checkpoint, Class<? extends Fact> first, Class<? extends Fact> second) {
    List<Fact> facts = checkpoint.facts();
    return facts.indexOf(checkpoint.latest(first).orElseThrow())
        < facts.indexOf(checkpoint.latest(second).orElseThrow());
  }
}
