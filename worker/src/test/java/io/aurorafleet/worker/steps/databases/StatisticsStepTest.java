package io.aurorafleet.worker.steps.databases;

import static io.aurorafleet.worker.steps.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import org.junit.jupiter.api.Test;

/** What counts as a table without statistics, and what does not. */
class StatisticsStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void aBlockedTableIsTriedAgainAndThenNoSuccess() {
    var table = new Table("public", "busy");
    world.server.in("app").toAnalyze.add(table);
    world.server.in("app").blocked.put(table, Failure.retry("table-locked", "locked", "wait"));
    FakeVisit visit =
        FakeVisit.upgrading("statistics", new Fact.Upgraded(Given.T, 0, Given.V17, "17.11"));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    visit.pass(world.tempo.startDeadline());
    Failure failure = failure(world.look(visit));
    assertThat(failure.code()).isEqualTo("statistics-incomplete");
    assertThat(failure.reason()).contains("app.public.busy");
  }

  @Test
  void aLostSessionIsNotATableThatCouldNotBeDone() {
    var table = new Table("public", "t");
    world.server.in("app").toAnalyze.add(table);
    world
        .server
        .in("app")
        .blocked
        .put(table, Failure.retry("database-unreachable", "gone", "again"));
    FakeVisit visit =
        FakeVisit.upgrading("statistics", new Fact.Upgraded(Given.T, 0, Given.V17, "17.11"));
    assertThatThrownBy(() -> world.look(visit)).hasMessage("gone");
  }
}
