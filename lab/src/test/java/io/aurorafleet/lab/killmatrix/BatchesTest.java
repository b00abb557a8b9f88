package io.aurorafleet.lab.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.lab.killmatrix.worker.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is chosen, and put together, of the points there are. */
class BatchesTest {
  private static final Call SAVE = new Call("gate", "s3.putObject checkpoint.json");
  private static final Call LOOK = new Call("gate", "rds.describeDBClusters");
  private static final Call MODIFY = new Call("commit", "rds.modifyDBCluster");

  private static List<Point> chosen(@Nullable String only, int sample, int paused) {
    MatrixRequest request =
        new MatrixRequest(
            List.of(Scenario.MAJOR),
            sample,
            only == null ? null : Pattern.compile(only),
            paused,
            0,
            1,
            4,
            Path.of("."));
    return Batches.of(request, Points.of(Scenario.MAJOR, List.of(LOOK, MODIFY, SAVE))).stream()
        .flatMap(b -> b.rounds().stream().flatMap(List::stream))
        .toList();
  }

  @Test
  void whatIsNamedIsChosenAndNothingElse() {
    assertThat(chosen("commit rds", 0, 0))
        .extracting(Point::step, Point::shape)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple("commit", Shape.BEFORE),
            org.assertj.core.groups.Tuple.tuple("commit", Shape.WITHHELD),
            org.assertj.core.groups.Tuple.tuple("commit", Shape.UNSAVED));
    assertThat(chosen(null, 2, 0)).hasSize(2);
  }

  @Test
  void workersArePausedOnlyWhereACallHadItsEffect() {
    assertThat(chosen("commit", 1, 5)).last().extracting(Point::shape).isEqualTo(Shape.WITHHELD);
  }

  /** That nobody was killed must not look like that nothing is wrong. */
  @Test
  void aPatternThatNoPointMatchesIsRefused() {
    assertThatThrownBy(() -> chosen("comit", 0, 3))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("No point of [MAJOR] matches \"comit\"");
  }

  @Test
  void pointsThatAreFarApartAreNotOneDeath() {
    List<Call> calls = new ArrayList<>();
    IntStream.range(0, 200).forEach(i -> calls.add(new Call("step-" + i, "rds.call")));
    List<Point> far = Points.sample(Points.of(Scenario.MINOR, calls), 4);
    assertThat(Batches.single(Act.PAUSE, far, 12)).hasSize(4);
    List<Point> near = Points.of(Scenario.MINOR, calls.subList(0, 5));
    assertThat(Batches.single(Act.PAUSE, near, 4))
        .extracting(Batch::clusters)
        .containsExactly(4, 4, 2);
  }

  /** Nobody else on the worker can make its call; of those killed, one dies in every step. */
  @Test
  void whatWasMissedIsTriedWithNoOtherClusterOnTheWorker() {
    List<Point> points = Points.of(Scenario.MAJOR, List.of(LOOK, MODIFY, SAVE));
    for (Act act : Act.values()) {
      List<Batch> batches = Batches.alone(act, points);
      assertThat(batches).allMatch(b -> b.clusters() == 1);
      assertThat(batches.stream().flatMap(b -> b.of(0).stream()))
          .containsExactlyInAnyOrderElementsOf(points);
      assertThat(batches).hasSize(act == Act.KILL ? 5 : points.size());
    }
  }

  /** A worker dies of one point only, so that whoever makes the call stands at it. */
  @Test
  void whatIsReachedByChanceIsTriedInSeveralClusters() {
    List<Point> points = Points.of(Scenario.MAJOR, List.of(LOOK, MODIFY, SAVE));
    List<Batch> batches = Batches.each(Act.KILL, points, 3);
    assertThat(batches).hasSize(points.size());
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      assertThat(batches.get(i).rounds()).containsExactly(List.of(point, point, point));
    }
  }

  @Test
  void everyPointIsInSomeChainAndChainsGoForwardInTime() {
    List<Call> calls = new ArrayList<>();
    IntStream.range(0, 60).forEach(i -> calls.add(new Call("step-" + i / 20, "rds.call-" + i % 7)));
    calls.add(SAVE);
    List<Point> points = Points.of(Scenario.MAJOR, calls);
    List<Batch> batches = Batches.chained(Act.KILL, points, 4);
    assertThat(batches.stream().flatMap(b -> b.rounds().stream()).flatMap(List::stream))
        .containsAll(points);
    for (Batch batch : batches) {
      assertThat(batch.rounds()).extracting(List::size).containsOnly(batch.clusters());
      for (int i = 0; i < batch.clusters(); i++) {
        assertThat(batch.of(i)).extracting(Point::step).doesNotHaveDuplicates();
        assertThat(batch.of(i)).extracting(Point::at).isSorted();
      }
    }
  }
}
