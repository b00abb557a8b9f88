package io.aurorafleet.worker.steps.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.cloud.cluster.Snapshots.SnapshotView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.steps.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pure decisions over evidence: event texts, precheck logs, what RDS names. */
class EvidenceTest {
  private static ClusterEvent event(String message) {
    return new ClusterEvent(Given.T, "orders-db", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Database cluster is in a state that cannot be upgraded: reason|true|true",
        "DATABASE CLUSTER IS IN A STATE THAT CANNOT BE UPGRADED.|true|true",
        "Unable to upgrade DB cluster x because the instance y has a status of z.|true|true",
        "Unable to perform a major version upgrade because ...|true|true",
        "We were unable to upgrade your DB cluster operating system|true|true",
        "Upgrade preparation in progress: Starting online upgrade prechecks.|false|true",
        "Database cluster upgrade is in progress.|false|true",
        "Database cluster engine major version has been upgraded.|false|true",
        "DB cluster created|false|false",
        "Operating system upgrade requirement detected.|false|false",
        "A minor version upgrade is available|false|false"
      })
  void eventsAreReadByTheirTellingPart(String message, boolean failed, boolean began) {
    assertThat(EventTexts.failure(List.of(event(message))).isPresent()).isEqualTo(failed);
    assertThat(EventTexts.began(List.of(event(message)))).isEqualTo(began);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED,      upgrade-refused",
    "ROLLED_BACK,  upgrade-refused",
    "NEVER_BEGAN,  upgrade-never-began",
    "BROKEN,       upgrade-broke-cluster",
    "OVERDUE,      upgrade-overdue"
  })
  void defect9EveryEndingSaysWhatHappenedAndWhatToDo(UpgradeVerdict verdict, String code) {
    Failure failure =
        Diagnosis.of(
            Given.CLUSTER,
            Given.MAJOR,
            verdict,
            "cluster available",
            List.of(event("cannot be upgraded: logical replication slot cdc")),
            List.of("Upgrade could not be run", "* replication slots", "** cdc"));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.category()).isEqualTo(Failure.Category.FIX);
    assertThat(failure.reason())
        .contains("orders-db", "13.23", "17.11", "slot cdc", "* replication slots");
    assertThat(failure.evidence()).hasSize(4);
    assertThat(failure.nextAction()).isNotBlank();
  }

  @Test
  void aRollbackWithoutAnyReasonSaysThatThereIsNone() {
    Failure failure =
        Diagnosis.of(
            Given.CLUSTER, Given.MAJOR, UpgradeVerdict.ROLLED_BACK, "", List.of(), List.of());
    assertThat(failure.reason()).contains("without an event that says why");
    assertThat(failure.nextAction()).contains("pg_upgrade");
  }

  @Test
  void aurorasOwnSnapshotIsFoundByItsName() {
    List<SnapshotView> all =
        List.of(
            snapshot("preupgrade-orders-db-13-23-to-17-11-2026-11-22-20-00"),
            snapshot("preupgrade-orders-db-13-23-to-17-11-2026-11-22-21-04"),
            snapshot("preupgrade-orders-db-13-23-to-16-10-2026-11-22-22-00"),
            snapshot("before-13-23-to-17-11-x"));
    assertThat(UpgradeEvidence.newest(all, Given.MAJOR))
        .contains("preupgrade-orders-db-13-23-to-17-11-2026-11-22-21-04");
    assertThat(UpgradeEvidence.newest(List.of(), Given.MAJOR)).isEmpty();
  }

  private static SnapshotView snapshot(String name) {
    return new SnapshotView(name, "available", Map.of());
  }
}
