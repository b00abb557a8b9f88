package io.aurorafleet.lab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SimulationTest {
  /** As many as fit the build; {@code lab simulate} runs any number. */
  private static final int SEEDS = 500;

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /**
   * A failing seed prints itself; replay it with {@code aurora-fleet lab simulate --seed N
   * --trace}.
   */
  @Test
  void noInvariantIsViolatedInAnySeed() {
    Simulations.Summary summary = Simulations.run(1, SEEDS, CORES, new SystemClock());
    assertThat(summary.violations()).isEmpty();
    assertThat(summary.faults())
        .as("every kind of fault was really injected")
        .containsOnlyKeys(Arrays.stream(Kind.values()).map(kind -> kind.title).toList());
  }

  @Test
  void aSeedReplaysEventByEvent() {
    assertThat(Simulations.trace(7)).isNotEmpty().isEqualTo(Simulations.trace(7));
  }
}
