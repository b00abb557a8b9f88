package io.aurorafleet.lab.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import org.junit.jupiter.api.Test;

/** The benchmark measures work that was really done; how fast is for people to read. */
class StatisticsBenchTest {
  @Test
  void everyWayIsTimedAndOursLeavesEveryTableWithFullStatistics() throws Exception {
    StatisticsBench.Result result =
        StatisticsBench.run(new StatisticsBench.Plan(2, 5, 5000, 3, 1), new SystemClock());
    assertThat(result.ways())
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(w -> w.saneSeconds() >= 0 && w.fullSeconds() >= w.saneSeconds());
    assertThat(result.ways()).last().matches(w -> w.name().startsWith("aurora-fleet"));
    assertThat(result.complete()).isTrue();
  }
}
