package io.aurorafleet.report.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thirty clusters that each fit may not fit together. */
class FleetRoomTest {
  private static Need clone(long used) {
    return new Need("DB clusters", 1, used, 40, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 | 10 | 5  | DB clusters: 30 needed, 10 at a time; 35 of 40 free",
        "30 | 10 | 12 | WARNING DB clusters: 30 needed, 10 at a time; 28 of 40 free. Not all fit",
        "30 | 10 | 31 | WARNING DB clusters: 30 needed, 10 at a time; 9 of 40 free. Not even",
        "3  | 10 | 37 | DB clusters: 3 needed, 3 at a time; 3 of 40 free",
        "3  | 10 | 45 | WARNING DB clusters: 3 needed, 3 at a time; 0 of 40 free. Not even"
      })
  void saysWhetherThereIsRoomForAllAndForThoseInFlight(
      int clusters, int inFlight, long used, String words) {
    List<FleetRoom> room =
        FleetRoom.of(Collections.nCopies(clusters, List.of(clone(used))), inFlight);
    assertThat(room).singleElement().satisfies(r -> assertThat(r.words()).startsWith(words));
  }

  @Test
  void takesThoseThatNeedMostForInFlightAndKeepsQuotasApart() {
    List<FleetRoom> room =
        FleetRoom.of(
            List.of(
                List.of(new Need("groups", 1, 0, 50, true), clone(0)),
                List.of(new Need("groups", 4, 0, 50, true)),
                List.of()),
            1);
    assertThat(room)
        .containsExactly(
            new FleetRoom("groups", 5, 4, 0, 50), new FleetRoom("DB clusters", 1, 1, 0, 40));
  }
}
