package io.aurorafleet.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybookTest {
  private static final EngineVersion V13 = new EngineVersion("13.23");
  private static final EngineVersion V17 = new EngineVersion("17.11");
  private final Playbook playbook =
      new Playbook(
          RunModule.UPGRADE,
          List.of(step("path"), step("clone")),
          List.of(step("commit"), step("await")),
          List.of(step("proof")),
          List.of(step("ledger-end"), step("report")));

  @Test
  void theStepsOfAHopAreRepeatedForEachHop() {
    assertThat(walk(2))
        .containsExactly(
            "path/0",
            "clone/0",
            "commit/0",
            "await/0",
            "commit/1",
            "await/1",
            "proof/1",
            "ledger-end/1",
            "report/1");
  }

  @Test
  void withoutHopsOnlyTheExitRemains() {
    assertThat(walk(0)).containsExactly("path/0", "ledger-end/0", "report/0");
  }

  @Test
  void stepsAreNamedOnce() {
    assertThatThrownBy(
            () ->
                new Playbook(
                    RunModule.UPGRADE,
                    List.of(step("a")),
                    List.of(),
                    List.of(),
                    List.of(step("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRequeueBeforeTheCommitPointGoesTheWholeWayAgain() {
    assertThat(afterTheGate(trail("path", 0, "clone", 0))).contains("clone/0");
  }

  @Test
  void aRequeueAfterTheCommitPointGoesOnWithTheHopOrStepThatFailed() {
    Fact intent = new Fact.Intended(Orders.T, 0, 1, V13, V17);
    assertThat(afterTheGate(trail("path", 0, "commit", 0, "await", 0).with(List.of(intent))))
        .contains("commit/0");
    assertThat(
            afterTheGate(
                trail("await", 0, "commit", 1, "await", 1, "report", 1).with(List.of(intent))))
        .contains("commit/1");
    assertThat(afterTheGate(trail("await", 1, "proof", 1, "report", 1).with(List.of(intent))))
        .contains("proof/1");
    assertThat(
            afterTheGate(
                trail("commit", 0, "report", 0, "path", 0, "report", 0).with(List.of(intent))))
        .as("held at the gate since")
        .contains("commit/0");
  }

  private Optional<String> afterTheGate(Checkpoint failed) {
    Checkpoint at = failed.requeued(Orders.T).progress(playbook.first(Orders.T));
    return playbook.next(at, Orders.T).map(p -> p.step() + "/" + p.hop());
  }

  private static Checkpoint trail(Object... stepsAndHops) {
    Checkpoint at = Orders.checkpoint();
    for (int i = 0; i < stepsAndHops.length; i += 2) {
      at =
          at.traced(
              new StepTrace(
                  (String) stepsAndHops[i],
                  (Integer) stepsAndHops[i + 1],
                  1,
                  Orders.T,
                  Orders.T,
                  1,
                  StepTrace.WokenBy.WENT_ON,
                  null));
    }
    return at;
  }

  private List<String> walk(int hops) {
    Hop hop = new Hop(V13, V17, true, "f");
    Checkpoint at = Orders.checkpoint().progress(playbook.first(Orders.T));
    List<String> seen = new ArrayList<>();
    Optional<Progress> next = Optional.of(at.now());
    while (next.isPresent()) {
      at = at.progress(next.get());
      seen.add(at.now().step() + "/" + at.now().hop());
      if (at.now().step().equals("path")) {
        at =
            at.with(
                List.of(new Fact.PathChosen(Orders.T, java.util.Collections.nCopies(hops, hop))));
      }
      next = playbook.next(at, Orders.T);
    }
    return seen;
  }

  static Step step(String name) {
    return new Step() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Outcome advance(Visit visit) {
        return Outcome.done();
      }
    };
  }
}
