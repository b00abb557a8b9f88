package io.aurorafleet.lab.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointsTest {
  private static final Call SAVE = new Call("gate", "s3.putObject checkpoint.json");
  private static final Call LOOK = new Call("gate", "rds.describeDBClusters");
  private static final Call SEND = new Call("gate", "sqs.sendMessage");

  @Test
  void firstAndLastTimeOfEachCallInEveryShape() {
    assertThat(names(List.of(LOOK, LOOK, LOOK, SAVE)))
        .containsExactly(
            "MAJOR gate rds.describeDBClusters, 1 of 3, before",
            "MAJOR gate rds.describeDBClusters, 1 of 3, withheld",
            "MAJOR gate rds.describeDBClusters, 1 of 3, unsaved",
            "MAJOR gate rds.describeDBClusters, 3 of 3, before",
            "MAJOR gate rds.describeDBClusters, 3 of 3, withheld",
            "MAJOR gate rds.describeDBClusters, 3 of 3, unsaved",
            "MAJOR gate s3.putObject checkpoint.json, 1 of 1, before",
            "MAJOR gate s3.putObject checkpoint.json, 1 of 1, withheld");
  }

  @Test
  void nobodyRunsAwayFromAPointWhoseStepWasGoneThroughWithoutIt() {
    Call poll = new Call("await-upgrade", "rds.describeDBClusters");
    Call look = new Call("verify", "rds.describeDBClusters");
    Reference run = new Reference(Scenario.MAJOR, List.of(LOOK, poll, LOOK, poll, look), Map.of());

    assertThat(run.after("await-upgrade")).containsExactly("verify");
    assertThat(run.after("gate")).as("a step that may come before, too").containsExactly("verify");
    assertThat(run.after("verify")).isEmpty();
  }

  @Test
  void afterTheLastSaveNothingIsUnsaved() {
    assertThat(names(List.of(SAVE, SEND)))
        .containsExactly(
            "MAJOR gate s3.putObject checkpoint.json, 1 of 1, before",
            "MAJOR gate s3.putObject checkpoint.json, 1 of 1, withheld",
            "MAJOR gate sqs.sendMessage, 1 of 1, before",
            "MAJOR gate sqs.sendMessage, 1 of 1, withheld");
  }

  @Test
  void aStepThatNobodyListedIsCoveredByItsCalls() {
    assertThat(names(List.of(LOOK, new Call("brand-new", "rds.rebootDBInstance"), SAVE)))
        .contains("MAJOR brand-new rds.rebootDBInstance, 1 of 1, withheld");
  }

  @Test
  void ofMessagesOnlyTheOneThatIsClaimedIsAPoint() {
    Call read = new Call("gate", "s3.getObjectAsBytes checkpoint.json (message)");
    Call claim = new Call("gate", "s3.putObject checkpoint.json (message)");
    Call hide = new Call("gate", "sqs.changeMessageVisibility (message)");
    Call chance = new Call("path", "s3.getObjectAsBytes checkpoint.json (message)");
    assertThat(names(List.of(read, claim, read, hide, chance)))
        .containsExactly(
            "MAJOR gate s3.getObjectAsBytes checkpoint.json (message), 1 of 2, before",
            "MAJOR gate s3.getObjectAsBytes checkpoint.json (message), 1 of 2, withheld",
            "MAJOR gate s3.getObjectAsBytes checkpoint.json (message), 1 of 2, unsaved",
            "MAJOR gate s3.putObject checkpoint.json (message), 1 of 1, before",
            "MAJOR gate s3.putObject checkpoint.json (message), 1 of 1, withheld");
  }

  @Test
  void aSampleIsSpreadOverAll() {
    List<Call> calls = new ArrayList<>();
    IntStream.range(0, 100).forEach(i -> calls.add(new Call("step-" + i, "rds.call")));
    calls.add(SAVE);
    List<Point> all = Points.of(Scenario.MAJOR, calls);
    List<Point> sample = Points.sample(all, 4);
    assertThat(sample).extracting(Point::at).containsExactly(12, 37, 62, 88);
    assertThat(Points.sample(all, 10_000)).isEqualTo(all);
  }

  @Test
  void anEndStateThatDiffersIsToldByItsAspects() {
    assertThat(
            EndState.differences(
                java.util.Map.of("slots", "[a]", "rows", "6"),
                java.util.Map.of("slots", "[]", "rows", "6", "clones", "2")))
        .containsExactly("clones: 2, undisturbed: nothing", "slots: [], undisturbed: [a]");
  }

  private static List<String> names(List<Call> calls) {
    return Points.of(Scenario.MAJOR, calls).stream().map(Point::toString).toList();
  }
}
