package io.aurorafleet.worker.steps.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers that do not follow their writer, and members with groups of their own. */
class ReadersTest {
  private final World world = new World(stuck("upgrading"));

  private static ClusterView stuck(String reader) {
    return Given.cluster(
        Given.V17,
        "available",
        List.of(
            Given.member("orders-db-1", true, "available", Given.V17),
            Given.member("orders-db-2", false, reader, Given.V17)));
  }

  private static FakeVisit visit(Hop... hops) {
    return new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, RunOptions.defaults()))
        .with(
            new Fact.PathChosen(Given.T, List.of(hops)),
            new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17))
        .at("await-upgrade", 0);
  }

  @Test
  void aReaderThatHangsIsNotedWaitedForAndGivenUp() {
    FakeVisit visit = visit(Given.MAJOR);
    Outcome.Waiting waiting = (Outcome.Waiting) world.look(visit);
    assertThat(waiting.on().on()).contains("orders-db-2 upgrading");
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(visit.checkpoint().all(Fact.ReadersLate.class)).hasSize(1);

    visit.pass(world.tempo.startDeadline());
    Outcome.Done done = (Outcome.Done) world.look(visit);
    assertThat(done.facts())
        .containsExactly(new Fact.ReadersLate(visit.now(), 0, List.of("orders-db-2"), true));

    visit.with(done.facts().toArray(new Fact[0]));
    for (String step : List.of("verify", "reboot", "member-groups")) {
      visit.at(step, 0);
      world.look(visit);
      visit.pass(world.tempo.settle());
      assertThat(world.look(visit)).as(step).isInstanceOf(Outcome.Done.class);
    }
    Failure failure = ((Outcome.Failed) world.look(visit.at("readers", 0))).failure();
    assertThat(failure.code()).isEqualTo("reader-stuck");
    assertThat(failure.reason())
        .contains("orders-db", "its writer serves", "orders-db-2 is upgrading");
    assertThat(failure.nextAction()).contains("Reboot the reader", "equeue");
    assertThat(ClusterReports.of(visit.checkpoint(), visit.now()).warnings())
        .anyMatch(w -> w.contains("did not follow") && w.contains("orders-db-2"));
  }

  @Test
  void aReaderThatComesAfterAllIsNoFailure() {
    FakeVisit visit =
        visit(Given.MAJOR)
            .with(new Fact.ReadersLate(Given.T, 0, List.of("orders-db-2"), true))
            .at("readers", 0);
    world.rds.set(stuck("available"));
    Fact fact = ((Outcome.Done) world.look(visit)).facts().get(0);
    assertThat(((Fact.ReadersLate) fact).givenUp()).isFalse();
    assertThat(world.look(visit(Given.MAJOR).at("readers", 0))).isEqualTo(Outcome.done());
  }

  @Test
  void aRequeueDoesNotMakeAReaderGoodThatStillHangs() {
    FakeVisit visit =
        visit(Given.MAJOR).with(new Fact.ReadersLate(Given.T, 0, List.of("orders-db-2"), true));
    visit.pass(Duration.ofHours(1));
    visit.requeued().at("readers", 0);
    Progress now = visit.checkpoint().now();
    visit.replace(
        visit
            .checkpoint()
            .traced(
                new StepTrace(
                    "gate", 0, 2, visit.now(), visit.now(), 1, StepTrace.WokenBy.ORDER, null))
            .progress(now));
    world.rds.set(stuck("upgrading"));
    Failure failure = ((Outcome.Failed) world.look(visit)).failure();
    assertThat(failure.code()).isEqualTo("reader-stuck");
    world.rds.set(stuck("available"));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aReaderThatCannotComeIsNotWaitedFor() {
    world.rds.set(stuck("incompatible-parameters"));
    assertThat(world.look(visit(Given.MAJOR))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void betweenTwoHopsAStuckReaderEndsTheAttempt() {
    FakeVisit visit = visit(Given.MAJOR, Given.MINOR);
    world.look(visit);
    visit.pass(world.tempo.startDeadline());
    Failure failure = ((Outcome.Failed) world.look(visit)).failure();
    assertThat(failure.code()).isEqualTo("reader-stuck");
    assertThat(ClusterReports.of(visit.failing(failure).checkpoint(), visit.now()).to())
        .as("its writer is there and serves")
        .isEqualTo(Given.V17);
  }

  @Test
  void membersWithAGroupOfTheirOwnGetItsSuccessorAndNoOther() {
    FakeVisit visit = visit(Given.MAJOR).at("member-groups", 0);
    world.rds.set(stuck("available"));
    assertThat(world.look(visit)).isEqualTo(Outcome.done());
    String present = world.rds.clusters.get("orders-db").members().get(0).parameterGroup();
    visit.with(
        new Fact.GroupsReady(
            Given.T,
            0,
            "c",
            present,
            List.of(),
            List.of(),
            List.of(
                new MemberGroup("orders-db-1", "old", present),
                new MemberGroup("orders-db-2", "old-2", "reporting-17"))));
    world.look(visit);
    assertThat(world.rds.did).containsExactly("group reporting-17 for orders-db-2");
  }
}
