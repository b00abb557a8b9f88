package io.aurorafleet.dispatcher;

import static io.aurorafleet.dispatcher.NightRun.RUN;
import static io.aurorafleet.dispatcher.NightRun.deeds;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cancel, pause, resume and abandon, on checkpoints that workers have changed. */
class ControlTest {
  private final NightRun night = new NightRun();
  private final World world = night.world;

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
    night.commit("orders");
    night.halt("billing");
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
    night.halt("billing");
    Ran paused = world.run("pause", "--run=night");
    assertThat(paused.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(paused.out()).contains("aurora-fleet resume --run night");
    Ledger flagged = night.ledger();
    assertThat(flagged.paused()).isTrue();
    world.run("pause", "--run=night");
    assertThat(night.ledger()).isEqualTo(flagged);

    Ran resumed = world.run("resume", "--run=night", "-o", "json");
    assertThat(deeds(resumed)).containsEntry("orders", "RESUMED").containsEntry("billing", "LEFT");
    assertThat(night.ledger().paused()).isFalse();
    assertThat(world.ordered()).containsExactlyInAnyOrder("orders", "catalog");
  }

  @Test
  void singleClustersArePausedAndFreed() {
    world.run("pause", "--run=night", "orders");
    assertThat(night.ledger().pauses(new ClusterId("orders"))).isTrue();
    assertThat(night.ledger().pauses(new ClusterId("billing"))).isFalse();
    world.run("resume", "--run=night", "orders");
    assertThat(night.ledger().pauses(new ClusterId("orders"))).isFalse();
    assertThat(world.ordered()).containsExactly("orders");
  }

  @Test
  void abandonReleasesTheLockOnlyWhenConfirmedAndLeavesARecord() {
    night.commit("orders");
    night.halt("orders");
    night.halt("billing");
    night.halt("catalog");
    assertThat(night.dispatch("late").exitCode()).isEqualTo(ExitCodes.REFUSED);
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
    assertThat(night.dispatch("late").exitCode()).isEqualTo(ExitCodes.OK);
  }

  @Test
  void whatIsUnderWayCannotBeAbandoned() {
    night.commit("orders");
    Ran ran = world.run("abandon", "--run=night", "orders", "--yes");
    assertThat(ran.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(world.checkpoint(RUN, "orders").abandoned()).isFalse();
  }
}
