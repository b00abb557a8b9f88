package io.aurorafleet.lab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import org.junit.jupiter.api.Test;

class SimulationTest {
  /**
   * A failing seed prints itself; replay it with {@code aurora-fleet lab simulate --seed N
   * --trace}.
   */
  @Test
  void noInvariantIsViolatedInTwoHundredSeeds() {
    Simulations.Summary summary =
        Simulations.run(1, 200, Runtime.getRuntime().availableProcessors(), new SystemClock());
    assertThat(summary.violations()).isEmpty();
    assertThat(summary.faults())
        .as("every kind of fault was really injected")
        .containsKeys(
            "crash",
            "lost reply",
            "refused call",
            "412 of one's own write",
            "pause past the lease",
            "lost event",
            "doubled event",
            "late event",
            "lost message",
            "doubled message",
            "forgotten delete",
            "dropped connection",
            "dispatcher died half way",
            "long statement");
  }

  @Test
  void aSeedReplaysEventByEvent() {
    assertThat(Simulations.trace(7)).isNotEmpty().isEqualTo(Simulations.trace(7));
  }
}
