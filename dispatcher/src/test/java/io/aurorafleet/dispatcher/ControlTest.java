package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The commands on a run that was dispatched, on checkpoints that workers have changed. */
class ControlTest {
  private static final RunId RUN = new RunId("night");
  private static final Failure FAILURE =
      Failure.fix("prepared-transactions", "one stands open", "Commit it, then requeue");

  private final World world = new World();

  ControlTest() {
    world.tagged("orders", "16.13");
    world.tagged("billing", "16.13");
    world.tagged("catalog", "16.13");
    world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=night");
    world.drop();
  }

  @Test
  void requeueBeginsTheNextAttemptOfWhatEndedBadlyAndLeavesTheRestAlone() throws IOException {
    halt("orders");
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
    assertThat(ledger().requeued()).containsExactly(Map.entry(new ClusterId("orders"), 2));
  }

  @Test
  void requeueTwiceDoesNothingTwice() throws IOException {
    halt("orders");
    world.run("requeue", "--run=night");
    Checkpoint first = world.checkpoint(RUN, "orders");
    Ledger ledger = ledger();

    Ran again = world.run("requeue", "--run=night", "-o", "json");

    assertThat(again.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(deeds(again)).containsEntry("orders", "LEFT");
    assertThat(again.out()).contains("attempt 2 is under way");
    assertThat(world.checkpoint(RUN, "orders")).isEqualTo(first);
    assertThat(ledger()).isEqualTo(ledger);
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
    halt("orders");
    halt("billing");
    halt("catalog");
    assertThat(dispatch("late").exitCode()).isEqualTo(ExitCodes.OK);
    world.drop();

    Ran ran = world.run("requeue", "--run=night", "orders", "-o", "json");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(deeds(ran)).containsEntry("orders", "REFUSED");
    assertThat(ran.out()).contains("Run late is at cluster orders now");
    assertThat(world.checkpoint(RUN, "orders").position()).isInstanceOf(Position.Halted.class);
    assertThat(world.checkpoint(RUN, "orders").holdsCluster()).isFalse();
    assertThat(world.ordered()).as("nobody is woken").isEmpty();
    assertThat(ledger().hasEnded(new ClusterId("orders"))).as("no wave waits for it").isTrue();
    assertThat(world.checkpoint(new RunId("late"), "orders").position().terminal()).isFalse();
  }

  @Test
  void aRequeuedClusterIsLockedForOtherRuns() {
    halt("orders");
    halt("billing");
    halt("catalog");
    world.run("requeue", "--run=night", "orders");

    Ran other = dispatch("late");

    assertThat(other.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(other.err()).contains("orders", "run night");
  }

  @Test
  void whatIsNotMeantIsRefusedBeforeAnythingIsDone() {
    halt("orders");
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
    halt("orders");
    ledgers(book -> book.until("w", world.time.instant()));
    Ran over = world.run("requeue", "--run=night");
    assertThat(over.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(over.err()).contains("change window", "--window-end");
    assertThat(world.checkpoint(RUN, "orders").attempt()).isEqualTo(1);

    assertThat(world.run("requeue", "--run=night", "--window-end=none").exitCode())
        .isEqualTo(ExitCodes.OK);
    assertThat(ledger().windowEnd()).isNull();
    assertThat(world.checkpoint(RUN, "orders").attempt()).isEqualTo(2);
  }

  @Test
  void requeueTakesTheRunsMessagesOutOfTheDeadLetters() throws IOException {
    world.dead("night", "orders", "nobody could read it");
    world.dead("night", "billing", "nobody could read it");
    world.dead("other", "orders", "not of this run");
    halt("billing");

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

  @Test
  void cancelIsNotedOnTheCheckpointAndTheWorkerWoken() throws IOException {
    Ran ran = world.run("cancel", "--run=night", "orders", "-o", "json");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(deeds(ran)).containsExactly(Map.entry("orders", "CANCELLED"));
    assertThat(world.checkpoint(RUN, "orders").cancelAsked()).isTrue();
    assertThat(world.checkpoint(RUN, "billing").cancelAsked()).isFalse();
    assertThat(world.ordered()).containsExactly("orders");
    Checkpoint once = world.checkpoint(RUN, "orders");
    assertThat(deeds(world.run("cancel", "--run=night", "orders", "-o", "json")))
        .containsEntry("orders", "LEFT");
    assertThat(world.checkpoint(RUN, "orders")).isEqualTo(once);
  }

  @Test
  void cancelOfARunTakesWhatHasNotBegunAndSaysWhatCannotBeStopped() throws IOException {
    commit("orders");
    halt("billing");
    world.change(
        RUN,
        "catalog",
        c ->
            c.progress(Progress.at("preflight", 0, world.time.instant()))
                .claimedBy(
                    new Position.Claimed(
                        "w1", Duration.ofMinutes(2), world.time.instant().plusSeconds(120))));

    Ran ran = world.run("cancel", "--run=night", "-o", "json");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(deeds(ran))
        .containsEntry("orders", "REFUSED")
        .containsEntry("billing", "LEFT")
        .containsEntry("catalog", "CANCELLED");
    assertThat(ran.out()).contains("commit point", "rollback", "worker w1 is at step preflight");
    assertThat(world.checkpoint(RUN, "orders").cancelAsked()).isFalse();
    assertThat(world.checkpoint(RUN, "catalog").position()).isInstanceOf(Position.Claimed.class);
  }

  @Test
  void pauseAndResumeSetTheLedgersFlagAndWakeWhoSleeps() throws IOException {
    halt("billing");
    Ran paused = world.run("pause", "--run=night");
    assertThat(paused.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(paused.out()).contains("aurora-fleet resume --run night");
    Ledger flagged = ledger();
    assertThat(flagged.paused()).isTrue();
    world.run("pause", "--run=night");
    assertThat(ledger()).isEqualTo(flagged);

    Ran resumed = world.run("resume", "--run=night", "-o", "json");
    assertThat(deeds(resumed)).containsEntry("orders", "RESUMED").containsEntry("billing", "LEFT");
    assertThat(ledger().paused()).isFalse();
    assertThat(world.ordered()).containsExactlyInAnyOrder("orders", "catalog");
  }

  @Test
  void singleClustersArePausedAndFreed() {
    world.run("pause", "--run=night", "orders");
    assertThat(ledger().pauses(new ClusterId("orders"))).isTrue();
    assertThat(ledger().pauses(new ClusterId("billing"))).isFalse();
    world.run("resume", "--run=night", "orders");
    assertThat(ledger().pauses(new ClusterId("orders"))).isFalse();
    assertThat(world.ordered()).containsExactly("orders");
  }

  @Test
  void abandonReleasesTheLockOnlyWhenConfirmedAndLeavesARecord() {
    commit("orders");
    halt("orders");
    halt("billing");
    halt("catalog");
    assertThat(dispatch("late").exitCode()).isEqualTo(ExitCodes.REFUSED);
    Ran unsure = world.run("abandon", "--run=night", "orders");
    assertThat(unsure.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(unsure.err()).contains("--yes");
    assertThat(world.checkpoint(RUN, "orders").holdsCluster()).isTrue();

    Ran sure = world.run("abandon", "--run=night", "orders", "--yes", "--reason=restored");

    assertThat(sure.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(world.checkpoint(RUN, "orders").latest(Fact.Abandoned.class))
        .map(Fact.Abandoned::reason)
        .contains("restored");
    assertThat(world.run("abandon", "--run=night", "orders", "billing", "--yes").out())
        .contains("is abandoned already", "holds no lock");
    assertThat(dispatch("late").exitCode()).isEqualTo(ExitCodes.OK);
  }

  @Test
  void whatIsUnderWayCannotBeAbandoned() {
    commit("orders");
    Ran ran = world.run("abandon", "--run=night", "orders", "--yes");
    assertThat(ran.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(world.checkpoint(RUN, "orders").abandoned()).isFalse();
  }

  private Ran dispatch(String run) {
    world.time.advance(Duration.ofMinutes(5));
    return world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=" + run);
  }

  private void halt(String cluster) {
    world.change(
        RUN,
        cluster,
        c -> c.failing(FAILURE).at(new Position.Halted(FAILURE, world.time.instant())));
  }

  private void commit(String cluster) {
    EngineVersion version = new EngineVersion("17.11");
    Fact intent = new Fact.Intended(world.time.instant(), 0, 1, version, version);
    world.change(RUN, cluster, c -> c.with(List.of(intent)));
  }

  private Ledger ledger() {
    return world.ledgers().find(RUN).orElseThrow();
  }

  private void ledgers(UnaryOperator<Ledger> change) {
    world.ledgers().change(RUN, 10, book -> Optional.of(change.apply(book)));
  }

  private static Map<String, String> deeds(Ran ran) throws IOException {
    Map<String, String> deeds = new TreeMap<>();
    for (JsonNode line : new JsonMapper().readTree(ran.out()).path("clusters")) {
      deeds.put(line.path("cluster").asText(), line.path("deed").asText());
    }
    return deeds;
  }
}
