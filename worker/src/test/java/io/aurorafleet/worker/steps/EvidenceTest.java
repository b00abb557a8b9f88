package io.aurorafleet.worker.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Slot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pure decisions over evidence: event texts, precheck logs, states before and after. */
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
  void blockersBecomeOneFailureThatNamesCheckDatabaseObjectsAndRemedy() {
    Finding blocker =
        new Finding(
            "reg-types",
            Finding.Severity.BLOCKER,
            "app",
            "Columns of reg* types",
            List.of("public.t.c"),
            "ALTER TABLE public.t ALTER COLUMN c TYPE text");
    Finding info = new Finding("x", Finding.Severity.INFO, null, "something", List.of(), "nothing");
    Failure failure = Findings.failure(Given.CLUSTER, List.of(blocker, info)).orElseThrow();
    assertThat(failure.reason()).contains("reg-types in database app (public.t.c)");
    assertThat(failure.nextAction()).contains("ALTER TABLE public.t");
    assertThat(failure.evidence()).hasSize(2);
    assertThat(Findings.failure(Given.CLUSTER, List.of(info))).isEmpty();
  }

  @Test
  void defect1ExtensionsUpdatedByAPredecessorAreToldAndFailuresToo() {
    List<ExtensionChange> changes =
        ExtensionsStep.changes(
            "app",
            Map.of("hstore", "1.7", "postgis", "3.1", "ltree", "1.2"),
            Map.of("hstore", "1.8", "postgis", "3.1", "ltree", "1.2"),
            List.of(new ExtensionChange("app", "postgis", "3.1", "3.1", "no update path")));
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new ExtensionChange("app", "hstore", "1.7", "1.8", ""),
            new ExtensionChange("app", "postgis", "3.1", "3.1", "no update path"));
  }

  @Test
  void theBookOfSlotsKnowsWhatIsDroppedAndNotBack() {
    Slot a = Slot.of("a", "pgoutput", "app").active(true).confirmed(null, "0/1", 0);
    Slot b = Slot.of("b", "test_decoding", "app").confirmed(null, "0/2", 0);
    Checkpoint checkpoint =
        new FakeVisit(
                Given.order(
                    io.aurorafleet.contracts.RunModule.UPGRADE,
                    Given.V17,
                    io.aurorafleet.contracts.RunOptions.defaults()))
            .with(
                new Fact.SlotsRecorded(Given.T, List.of(a, b)),
                new Fact.SlotsDropped(Given.T, List.of("a", "b"), 7),
                // A successor found one of them still there and recorded it anew.
                new Fact.SlotsRecorded(Given.T, List.of(b)),
                new Fact.SlotsDropped(Given.T, List.of("b"), 8))
            .checkpoint();
    assertThat(SlotBook.of(checkpoint).missing()).containsExactly(a, b);
    Checkpoint back =
        checkpoint.with(
            List.of(new Fact.SlotsBack(Given.T, List.of(a), List.of("b: no"), 9, List.of())));
    assertThat(SlotBook.of(back).missing()).containsExactly(b);
  }
}
