package io.aurorafleet.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.inbox.Inbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often clusters are looked at, and when not. */
class TurnsTest {
  private final Rig rig = new Rig();
  private final Inbox worker = rig.worker("one");

  @ParameterizedTest(name = "{0} clusters, a wait of {1} s: {2} s")
  @CsvSource({
    "0, 60, 60",
    "20, 60, 60",
    "21, 60, 63",
    "500, 60, 1500",
    "500, 900, 1500",
    "100, 900, 900",
    "500, 10, 10",
    "500, 59, 59",
    "100000, 60, 3600"
  })
  void theMoreClustersThereAreTheLessOftenEachLooksButShortWaitsStay(
      int clusters, long wait, long expected) {
    Crowd crowd = new Crowd();
    crowd.counted(clusters);
    assertThat(crowd.paced(new Wait("x", Duration.ofSeconds(wait)), Tempo.aws()).look())
        .isEqualTo(Duration.ofSeconds(expected));
  }

  @Test
  void clustersAtTheGateAndThoseThatAreOverAreNoPartOfTheCrowd() {
    assertThat(Crowd.has(at("gate"))).isFalse();
    assertThat(Crowd.has(at(Checkpoint.START))).isFalse();
    assertThat(Crowd.has(at("await-upgrade"))).isTrue();
    assertThat(Crowd.has(at("await-upgrade").at(new Position.Finished("done", Orders.T))))
        .isFalse();
  }

  private static Checkpoint at(String step) {
    return Orders.checkpoint().progress(Progress.at(step, 0, Orders.T));
  }

  @Test
  void aVisitWithoutATokenEndsAsATimerAndLooksWhenTheDebtIsPaid() {
    overdraw();
    rig.dispatch();
    rig.drain(worker);

    assertThat(rig.looked).isZero();
    assertThat(rig.checkpoint().position())
        .isInstanceOfSatisfying(
            Position.Asleep.class,
            a -> {
              assertThat(a.waiting().on()).contains("RDS's API");
              assertThat(a.waiting().look())
                  .isBetween(Duration.ofSeconds(25), Duration.ofMinutes(1));
            });
    rig.time.advance(Duration.ofMinutes(1));
    rig.drain(worker);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void waitingForATokenIsNeitherATryNorAClaimWithoutAnOutcome() {
    rig.dispatch();
    for (int i = 0; i < 20; i++) {
      overdraw();
      rig.drain(worker);
      rig.time.advance(Duration.ofMinutes(1));
    }
    assertThat(rig.looked).isZero();
    assertThat(rig.checkpoint().claims()).isZero();
    assertThat(rig.checkpoint().now().tries()).isZero();
    rig.time.advance(Duration.ofMinutes(2));
    rig.drain(worker);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  private void overdraw() {
    for (int i = 0; i < 200; i++) {
      rig.turns.limiter().spend();
    }
  }
}
