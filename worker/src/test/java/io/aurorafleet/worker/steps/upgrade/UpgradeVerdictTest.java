package io.aurorafleet.worker.steps.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.steps.Given;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeVerdictTest {
  @ParameterizedTest(
      name = "{0} {1}, reader {2}, pending {3}, seen {4}, event {5}, {6} min, idle {7}: {8}")
  @CsvSource({
    // Just after the call the cluster still says that it is available at the old version.
    "13.23, available, available, none,  false, false, 0, 0, IN_PROGRESS",
    "13.23, available, available, 17.11, false, false, 30, 0, IN_PROGRESS",
    "13.23, upgrading, available, none,  true,  false, 5, 0, IN_PROGRESS",
    "13.23, upgrading, upgrading, none,  true,  true, 5, 0, IN_PROGRESS",
    "17.11, upgrading, upgrading, none,  true,  false, 9, 0, IN_PROGRESS",
    "17.11, available, upgrading, none,  true,  false, 9, 0, READERS_LATE",
    "17.11, available, upgrading, 17.11, true,  false, 9, 0, IN_PROGRESS",
    "17.11, available, incompatible-parameters, none, true, false, 9, 0, READERS_LATE",
    "17.11, available, available, none,  true,  false, 9, 0, DONE",
    "17.11, available, available, none,  false, false, 9, 0, DONE",
    "17.11, available, available, 17.11, true,  false, 9, 0, IN_PROGRESS",
    "13.23, available, available, none,  true,  false, 9, 12, ROLLED_BACK",
    // RDS may show the past, and a clock may be behind: only what lasts counts.
    "13.23, available, available, none,  true,  false, 9, 0, IDLE",
    "13.23, available, available, none,  true,  false, 9, -5, IDLE",
    "13.23, available, available, none,  true,  false, 30, 11, IDLE",
    "13.23, available, available, none,  false, true, 9, 0, REFUSED",
    "13.23, available, available, none,  true,  true, 9, 0, REFUSED",
    "13.23, available, available, none,  false, false, 33, 12, NEVER_BEGAN",
    "13.23, available, available, none,  false, false, 21, 0, IDLE",
    "13.23, upgrade_failed, available, none, true, false, 9, 0, BROKEN",
    "13.23, available, upgrade-failed, none, true, false, 9, 0, BROKEN",
    "13.23, available, incompatible-parameters, none, true, false, 9, 0, BROKEN",
    "13.23, brand-new-word, available, none, true, false, 9, 0, IN_PROGRESS",
    "13.23, upgrading, upgrading, none,  true,  false, 721, 0, OVERDUE"
  })
  void isReadFromWhatIsDescribedNotFromWhatWasPromised(
      String version,
      String status,
      String reader,
      String pending,
      boolean seen,
      boolean event,
      int minutes,
      int idle,
      UpgradeVerdict expected) {
    EngineVersion at = new EngineVersion(version);
    ClusterView view =
        Given.cluster(
            at,
            status,
            List.of(
                Given.member("orders-db-1", true, "available", at),
                Given.member("orders-db-2", false, reader, at)));
    ClusterView shown = pending.equals("none") ? view : Given.pending(view, Given.V17);
    assertThat(
            UpgradeVerdict.of(
                shown,
                Given.MAJOR,
                new Sightings(seen, null),
                event,
                Duration.ofMinutes(minutes),
                Duration.ofMinutes(idle),
                Tempo.aws()))
        .isEqualTo(expected);
  }
}
