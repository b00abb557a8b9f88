package io.aurorafleet.contracts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.signal.Order;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final Instant T = Instant.parse("2026-11-22T21:00:00Z");
  private static final EngineVersion V13 = new EngineVersion("13.23");
  private static final EngineVersion V17 = new EngineVersion("17.11");
  private static final Failure FAILURE = Failure.fix("upgrade-failed", "it failed", "look");

  @Test
  void aRefusedIntentIsNoCommitmentButThoseOfOtherHopsAre() {
    Checkpoint intended = fresh().with(List.of(new Fact.Intended(T, 0, 1, V13, V17)));
    assertThat(intended.committed()).isTrue();
    Checkpoint refused = intended.with(List.of(new Fact.IntentWithdrawn(T, 0, 1, "no")));
    assertThat(refused.committed()).isFalse();
    assertThat(refused.with(List.of(new Fact.Intended(T, 0, 2, V13, V17))).committed()).isTrue();
    Checkpoint second =
        intended.with(
            List.of(new Fact.Intended(T, 1, 1, V13, V17), new Fact.IntentWithdrawn(T, 1, 1, "no")));
    assertThat(second.committed()).isTrue();
  }

  @Test
  void onlyWhatEndedBadlyAfterItsCommitPointKeepsTheClusterUntilItIsAbandoned() {
    Checkpoint intended = fresh().with(List.of(new Fact.Intended(T, 0, 1, V13, V17)));
    Checkpoint halted = intended.at(new Position.Halted(FAILURE, T));
    assertThat(halted.holdsCluster()).isTrue();
    assertThat(intended.at(new Position.Held("paused", T)).holdsCluster()).isTrue();
    assertThat(intended.at(new Position.Finished("done", T)).holdsCluster()).isFalse();
    assertThat(fresh().at(new Position.Halted(FAILURE, T)).holdsCluster()).isFalse();
    Checkpoint abandoned = halted.with(List.of(new Fact.Abandoned(T, 1, "by hand")));
    assertThat(abandoned.holdsCluster()).isFalse();
    assertThat(abandoned.requeued(T).holdsCluster()).isTrue();
    assertThat(abandoned.requeued(T).at(new Position.Held("paused", T)).holdsCluster()).isTrue();
  }

  @Test
  void aRequeueBeginsTheNextAttemptAfreshAndForgetsNothing() {
    Checkpoint halted =
        fresh()
            .with(List.of(new Fact.CancelAsked(T, 1)))
            .failing(FAILURE)
            .at(new Position.Halted(FAILURE, T));
    assertThat(halted.cancelAsked()).isTrue();
    Checkpoint again = halted.requeued(T.plusSeconds(60));
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.now()).isEqualTo(Progress.at(Checkpoint.START, 0, T.plusSeconds(60)));
    assertThat(again.position().terminal()).isFalse();
    assertThat(again.failure()).isNull();
    assertThat(again.claims()).isZero();
    assertThat(again.cancelAsked()).isFalse();
    assertThat(again.visit()).isEqualTo(halted.visit());
    assertThat(again.facts()).containsAll(halted.facts());
    assertThat(again.latest(Fact.Requeued.class)).map(Fact.Requeued::attempt).contains(2);
  }

  private static Checkpoint fresh() {
    Order order =
        new Order(
            Order.SCHEMA,
            new RunId("r1"),
            new ClusterId("orders"),
            "cluster-A",
            "123456789012",
            "us-east-1",
            RunModule.UPGRADE,
            V17,
            Wave.SECOND,
            RunOptions.defaults());
    return Checkpoint.fresh("id", order, T);
  }
}
