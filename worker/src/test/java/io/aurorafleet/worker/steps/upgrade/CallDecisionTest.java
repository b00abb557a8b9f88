package io.aurorafleet.worker.steps.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.worker.steps.Given;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallDecisionTest {
  @ParameterizedTest(name = "{0} {1} pending {2}, intended {3}, began {4}, {5} min: {6}")
  @CsvSource({
    "13.23, available, none,  false, false,  0, CALL",
    "17.11, available, none,  false, false,  0, GO_ON",
    "17.11, available, none,  true,  false,  0, GO_ON",
    "13.23, available, none,  true,  false,  1, WAIT",
    "13.23, available, none,  true,  false, 20, WAIT",
    "13.23, available, none,  true,  false, 21, CALL",
    "13.23, available, none,  true,  true,  21, GO_ON",
    "13.23, available, 17.11, true,  false, 21, GO_ON",
    "13.23, upgrading, none,  true,  false, 21, GO_ON",
    "13.23, resetting-master-credentials, none, true, false, 99, WAIT",
    "13.23, some-new-status, none, true, false, 99, WAIT"
  })
  void isMadeOnceUnlessItSurelyNeverBegan(
      String version,
      String status,
      String pending,
      boolean intended,
      boolean began,
      int minutes,
      CallDecision expected) {
    ClusterView view = Given.cluster(new io.aurorafleet.contracts.EngineVersion(version), status);
    ClusterView seen = pending.equals("none") ? view : Given.pending(view, Given.V17);
    assertThat(
            CallDecision.of(
                seen,
                Given.MAJOR,
                intended,
                began,
                Duration.ofMinutes(minutes),
                Duration.ofMinutes(20)))
        .isEqualTo(expected);
  }
}
