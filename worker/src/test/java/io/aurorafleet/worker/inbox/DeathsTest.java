package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.engine.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Workers that die in the same step, one after the other. */
class DeathsTest {
  private final Rig rig = new Rig();
  private final Inbox one = rig.worker("one");
  private final Inbox two = rig.worker("two");

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aStepThatKillsItsWorkersEndsAsOurBug() {
    for (int i = 0; i < 5; i++) {
      rig.looks.add(
          visit -> {
            throw new Killed();
          });
    }
    rig.dispatch();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> rig.drain(one)).isInstanceOf(Killed.class);
      rig.time.advance(Duration.ofSeconds(125));
    }
    rig.drain(two);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Halted.class);
    assertThat(rig.checkpoint().failure().category()).isEqualTo(Failure.Category.BUG);
  }

  @Test
  void behindTheCommitPointManyMoreWorkersMustDieBeforeAClusterIsLeftHalfWay() {
    rig.looks.add(
        visit -> {
          visit.remember(
              new Fact.Intended(
                  visit.now(), 0, 1, new EngineVersion("16.13"), new EngineVersion("17.11")));
          return Outcome.waiting("x", Duration.ofSeconds(60));
        });
    rig.dispatch();
    rig.drain(one);
    for (int i = 0; i < 19; i++) {
      rig.looks.add(
          visit -> {
            throw new Killed();
          });
    }
    for (int i = 0; i < 19; i++) {
      rig.time.advance(Duration.ofSeconds(125));
      assertThatThrownBy(() -> rig.drain(one)).isInstanceOf(Killed.class);
    }
    rig.time.advance(Duration.ofSeconds(125));
    rig.drain(two);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }
}
