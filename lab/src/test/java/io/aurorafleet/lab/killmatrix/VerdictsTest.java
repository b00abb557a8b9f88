package io.aurorafleet.lab.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.lab.killmatrix.worker.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held for decided, and what is tried again. */
class VerdictsTest {
  private static final Point GATE = point("gate");
  private static final Point COMMIT = point("commit");
  private static final List<String> SAME = List.of();
  private static final List<String> DIFFERENT = List.of("two clones");

  private final List<String> words = new ArrayList<>();
  private final Verdicts verdicts = new Verdicts(words::add);

  private static Point point(String step) {
    return new Point(Scenario.MINOR, step, "rds.call", 1, 1, Shape.BEFORE, 3);
  }

  private void died(String cluster, List<String> differences, Point... points) {
    verdicts.add(
        Act.KILL,
        List.of(points).stream().map(p -> new Verdicts.Passage(cluster, p, true, 1)).toList(),
        differences);
  }

  private void missed(String cluster, Point point) {
    verdicts.add(Act.KILL, List.of(new Verdicts.Passage(cluster, point, false, 0)), SAME);
  }

  @Test
  void whatNoClusterReachedIsTriedAgainOnce() {
    missed("a", GATE);
    missed("b", GATE);
    assertThat(verdicts.takeMissed()).extracting(Outcome::point).containsExactly(GATE);
    assertThat(verdicts.takeMissed()).isEmpty();
  }

  @Test
  void whatOneClusterReachedIsNotMissedByTheOthers() {
    missed("a", GATE);
    died("b", SAME, GATE);
    missed("c", GATE);
    assertThat(verdicts.takeMissed()).isEmpty();
    assertThat(verdicts.outcomes()).extracting(Outcome::equal).containsExactly(true);
  }

  @Test
  void ofSeveralClustersOneThatEndedDifferentlyIsEnough() {
    died("a", SAME, GATE);
    died("b", DIFFERENT, GATE);
    died("c", SAME, GATE);
    assertThat(verdicts.outcomes()).extracting(Outcome::equal).containsExactly(false);
    assertThat(words).anyMatch(w -> w.startsWith("UNEQUAL: MINOR gate rds.call"));
  }

  @Test
  void aSuspectThatIsNotReachedAgainIsNotTakenForEqual() {
    died("a", SAME, GATE, COMMIT);
    died("b", DIFFERENT, GATE, COMMIT);
    assertThat(verdicts.takeSuspects()).hasSize(2);
    missed("c", GATE);
    assertThat(verdicts.takeMissed()).extracting(Outcome::point).containsExactly(GATE);
    assertThat(verdicts.outcomes()).isEmpty();
  }

  @Test
  void afterSeveralDeathsEachIsSuspectAlsoWhenItWasEqualElsewhere() {
    died("a", SAME, GATE, COMMIT);
    died("b", DIFFERENT, GATE, COMMIT);
    assertThat(verdicts.takeSuspects()).extracting(Outcome::point).containsExactly(GATE, COMMIT);
    died("d", DIFFERENT, COMMIT);
    died("c", SAME, GATE);
    assertThat(verdicts.outcomes()).filteredOn(o -> !o.equal()).hasSize(1);
    assertThat(verdicts.outcomes()).hasSize(2);
  }
}
