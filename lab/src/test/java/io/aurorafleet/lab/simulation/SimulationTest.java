package io.aurorafleet.lab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /**
   * A failing seed prints itself; replay it with {@code aurora-fleet lab simulate --seed N
   * --trace}.
   */
  @Test
  void noInvariantIsViolatedInTwoThousandSeeds() {
    Simulations.Summary summary = Simulations.run(1, 2_000, CORES, new SystemClock());
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
