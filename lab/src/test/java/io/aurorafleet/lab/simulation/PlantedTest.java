package io.aurorafleet.lab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The simulation bites: every bug that is planted is caught, the rare ones within some hundreds.
 */
class PlantedTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int MOST = 600;
  private static final int AT_A_TIME = 12;

  @ParameterizedTest
  @EnumSource(Planted.class)
  void aPlantedBugIsCaught(Planted bug) {
    long caught = 0;
    for (int from = 1; caught == 0 && from < MOST; from += AT_A_TIME) {
      caught = Simulations.planted(bug, from, AT_A_TIME, CORES, new SystemClock()).caught();
    }
    assertThat(caught).as(bug.what()).isPositive();
  }
}
