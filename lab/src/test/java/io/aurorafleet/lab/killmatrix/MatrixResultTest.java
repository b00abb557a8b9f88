package io.aurorafleet.lab.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.lab.killmatrix.worker.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the matrix may say that all is well. */
class MatrixResultTest {
  private static final Point POINT =
      new Point(Scenario.MINOR, "commit", "rds.modifyDBCluster", 1, 1, Shape.BEFORE, 3);
  private static final Outcome EQUAL = new Outcome(POINT, Act.KILL, true, 1, List.of());
  private static final Outcome OTHER = new Outcome(POINT, Act.KILL, true, 1, List.of("two clones"));
  private static final Outcome MISSED = new Outcome(POINT, Act.KILL, false, 0, List.of());

  private static MatrixResult result(int asked, List<Outcome> outcomes, List<Outcome> missed) {
    Map<Scenario, Integer> some = Map.of(Scenario.MINOR, 9);
    return new MatrixResult(some, some, asked, outcomes, missed, Duration.ZERO);
  }

  @Test
  void itIsGoodWhenAllThatWasAskedForIsEqual() {
    assertThat(result(2, List.of(EQUAL, EQUAL), List.of()).good()).isTrue();
    assertThat(result(2, List.of(EQUAL, OTHER), List.of()).good()).isFalse();
    assertThat(result(2, List.of(EQUAL), List.of(MISSED)).good()).isFalse();
  }

  @Test
  void aPointThatGotLostOnTheWayIsNotTakenForEqual() {
    MatrixResult lost = result(2, List.of(EQUAL), List.of());
    assertThat(lost.good()).isFalse();
    assertThat(lost.json().path("asked").asInt()).isEqualTo(2);
    assertThat(lost.json().path("run").asInt()).isEqualTo(1);
  }

  @Test
  void aPointThatIsInSeveralChainsIsAskedForOnce() {
    Batch twice = new Batch(Scenario.MINOR, Act.KILL, List.of(List.of(POINT, POINT)));
    Batch paused = new Batch(Scenario.MINOR, Act.PAUSE, List.of(List.of(POINT)));
    assertThat(Batches.points(List.of(twice, twice, paused))).isEqualTo(2);
  }
}
