package io.aurorafleet.dispatcher;

import static io.aurorafleet.dispatcher.NightRun.RUN;
import static io.aurorafleet.dispatcher.NightRun.deeds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requeue on checkpoints that workers have changed, and the dead letters that it takes along. */
class RequeueTest {
  private final NightRun night = new NightRun();
  private final World world = night.world;

  @Test
  void requeueBeginsTheNextAttemptOfWhatEndedBadlyAndLeavesTheRestAlone() throws IOException {
    night.halt("orders");
    world.change(RUN, "billing", c -> c.at(new Position.Finished("done", world.time.instant())));

    Ran ran = world.run("requeue", "--run=night", "--failed", "--output=json");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(deeds(ran))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("orders", "REQUEUED", "billing", "LEFT", "catalog", "LEFT"));
    assertThat(ran.out()).contains("succeeded", "attempt 1 is under way", "one stands open");
    Checkpoint at = world.checkpoint(RUN, "orders");
    assertThat(at.attempt()).isEqualTo(2);
    assertThat(at.now().step()).as("at the gate again").isEqualTo(Checkpoint.START);
    assertThat(at.position().terminal()).isFalse();
    assertThat(world.ordered()).containsExactly("orders");
    assertThat(night.ledger().requeued()).containsExactly(Map.entry(new ClusterId("orders"), 2));
  }

  @Test
  void requeueTwiceDoesNothingTwice() throws IOException {
    night.halt("orders");
    world.run("requeue", "--run=night");
    Checkpoint first = world.checkpoint(RUN, "orders");
    Ledger ledger = night.ledger();

    Ran again = world.run("requeue", "--run=night", "-o", "json");

    assertThat(again.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(deeds(again)).containsEntry("orders", "LEFT");
    assertThat(again.out()).contains("attempt 2 is under way");
    assertThat(world.checkpoint(RUN, "orders")).isEqualTo(first);
    assertThat(night.ledger()).isEqualTo(ledger);
    assertThat(world.ordered()).hasSize(1);
  }

  @Test
  void requeueTakesHeldClustersTooButThoseThatAnOperatorCancelledOnlyByName() throws IOException {
    world.change(RUN, "orders", c -> c.at(new Position.Held("budget spent", world.time.instant())));
    world.change(
        RUN,
        "billing",
        c ->
            c.with(List.of(new Fact.CancelAsked(world.time.instant(), 1)))
                .at(new Position.Held("cancelled", world.time.instant())));
    Ran failedOnly = world.run("requeue", "--run=night", "--failed", "-o", "json");
    assertThat(deeds(failedOnly)).doesNotContainValue("REQUEUED");

    assertThat(deeds(world.run("requeue", "--run=night", "-o", "json")))
        .containsEntry("orders", "REQUEUED")
        .containsEntry("billing", "LEFT");
    assertThat(deeds(world.run("requeue", "--run=night", "billing", "-o", "json")))
        .containsExactly(Map.entry("billing", "REQUEUED"));
  }

  @Test
  void requeueIsRefusedWhenAnotherRunHasTheClusterNow() throws IOException {
    night.halt("orders");
    night.halt("billing");
    night.halt("catalog");
    assertThat(night.dispatch("late").exitCode()).isEqualTo(ExitCodes.OK);
    world.drop();

    Ran ran = world.run("requeue", "--run=night", "orders", "-o", "json");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(deeds(ran)).containsEntry("orders", "REFUSED");
    assertThat(ran.out()).contains("Run late is at cluster orders now");
    assertThat(world.checkpoint(RUN, "orders").position()).isInstanceOf(Position.Halted.class);
    assertThat(world.checkpoint(RUN, "orders").holdsCluster()).isFalse();
    assertThat(world.ordered()).as("nobody is woken").isEmpty();
    assertThat(night.ledger().hasEnded(new ClusterId("orders")))
        .as("no wave waits for it")
        .isTrue();
    assertThat(world.checkpoint(new RunId("late"), "orders").position().terminal()).isFalse();
  }

  @Test
  void aRequeuedClusterIsLockedForOtherRuns() {
    night.halt("orders");
    night.halt("billing");
    night.halt("catalog");
    world.run("requeue", "--run=night", "orders");

    Ran other = night.dispatch("late");

    assertThat(other.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(other.err()).contains("orders", "run night");
  }

  @Test
  void whatIsNotMeantIsRefusedBeforeAnythingIsDone() {
    night.halt("orders");
    Ran unknown = world.run("requeue", "--run=night", "orders", "nobody");
    assertThat(unknown.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(unknown.err()).contains("no cluster nobody");
    assertThat(world.run("requeue", "--run=night", "--failed", "orders").exitCode())
        .isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(world.run("requeue", "--run=nosuch").exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(world.run("requeue", "--run=night", "--window-end=tomorrow").exitCode())
        .isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(world.checkpoint(RUN, "orders").attempt()).isEqualTo(1);
  }

  @Test
  void afterTheWindowARequeueWantsANewOne() {
    night.halt("orders");
    night.changeLedger(book -> book.until("w", world.time.instant()));
    Ran over = world.run("requeue", "--run=night");
    assertThat(over.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(over.err()).contains("change window", "--window-end");
    assertThat(world.checkpoint(RUN, "orders").attempt()).isEqualTo(1);

    assertThat(world.run("requeue", "--run=night", "--window-end=none").exitCode())
        .isEqualTo(ExitCodes.OK);
    assertThat(night.ledger().windowEnd()).isNull();
    assertThat(world.checkpoint(RUN, "orders").attempt()).isEqualTo(2);
  }

  @Test
  void requeueTakesTheRunsMessagesOutOfTheDeadLetters() throws IOException {
    world.dead("night", "orders", "nobody could read it");
    world.dead("night", "billing", "nobody could read it");
    world.dead("other", "orders", "not of this run");
    night.halt("billing");

    Ran ran = world.run("requeue", "--run=night", "-o", "json");

    assertThat(deeds(ran))
        .containsEntry("orders", "WOKEN")
        .containsEntry("billing", "REQUEUED")
        .containsEntry("catalog", "LEFT");
    assertThat(ran.out()).contains("its message was a dead letter: nobody could read it");
    assertThat(world.ordered()).containsExactlyInAnyOrder("billing", "orders");
    assertThat(world.deadLetters()).singleElement().asString().contains("other");
    assertThat(world.run("requeue", "--run=night").out()).doesNotContain("dead letter");
  }

  @Test
  void statusShowsDeadLettersWithTheirReasonAndLeavesThemWhereTheyAre() throws IOException {
    world.dead("night", "orders", "nobody could read it");
    world.dead("night", "orders", "nobody could read it");
    world.dead("other", "orders", "not of this run");

    assertThat(world.run("status", "--run=night").out())
        .contains("2 dead letter(s) of orders: nobody could read it")
        .contains("aurora-fleet requeue --run night")
        .doesNotContain("not of this run");
    JsonNode letters =
        new JsonMapper().readTree(world.run("status", "-o", "json").out()).path("deadLetters");
    assertThat(letters.path(0).path("count").asInt()).isEqualTo(2);
    assertThat(world.deadLetters()).hasSize(3);
  }
}
