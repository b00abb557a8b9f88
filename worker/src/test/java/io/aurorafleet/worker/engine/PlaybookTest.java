package io.aurorafleet.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybookTest {
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

  private List<String> walk(int hops) {
    Hop hop = new Hop(new EngineVersion("13.23"), new EngineVersion("17.11"), true, "f");
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
