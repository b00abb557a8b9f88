package io.aurorafleet.worker.steps.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.steps.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which new ways may be gone without looking at everything anew. */
class ReroutingTest {
  @Test
  void aWayThatNeedsGroupsNobodyMadeIsNotTaken() {
    Hop planned = new Hop(Given.V13, Given.V17, true, "aurora-postgresql17");
    Hop other = new Hop(Given.V13, Given.V16_13, true, "aurora-postgresql16");
    assertThat(Rerouting.prepared(List.of(planned), List.of(planned), 0)).isTrue();
    assertThat(Rerouting.prepared(List.of(other), List.of(planned), 0)).isFalse();
    assertThat(Rerouting.prepared(List.of(Given.MINOR), List.of(planned), 0)).isTrue();
    assertThat(Rerouting.prepared(List.of(Given.MINOR, planned), List.of(planned), 0)).isFalse();
  }
}
