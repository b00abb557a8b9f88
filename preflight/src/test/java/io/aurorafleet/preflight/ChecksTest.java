package io.aurorafleet.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Check.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChecksTest {
  @ParameterizedTest
  @CsvSource({
    "aclitem-columns, 15.10, 16.9, true",
    "aclitem-columns, 13.12, 17.4, true",
    "aclitem-columns, 16.9, 17.4, false",
    "aclitem-columns, 14.9, 15.10, false",
    "postfix-operators, 13.12, 14.9, true",
    "postfix-operators, 14.9, 17.4, false",
    "incompatible-polymorphics, 13.12, 17.4, true",
    "incompatible-polymorphics, 14.9, 15.10, false",
    "encoding-conversions, 12.9, 13.12, false",
    "not-null-inheritance, 17.4, 18.3, true",
    "not-null-inheritance, 16.9, 17.4, false",
    "reg-types, 17.4, 18.3, true",
    "logical-slots, 17.4, 18.3, true",
    "pg-repack, 13.12, 14.9, true",
    "prepared-transactions, 13.12, 14.9, true",
    "extensions-not-offered, 17.4, 18.3, true",
    "extensions-not-offered, 16.9, 17.4, false"
  })
  void majorsDecideWhatIsChecked(String id, String from, String to, boolean checked) {
    assertThat(ids(from, to, true).contains(id)).isEqualTo(checked);
  }

  @Test
  void minorHopIsAskedOnlyWhatMatters() {
    assertThat(ids("16.9", "16.10", false))
        .containsExactlyInAnyOrder("long-transactions", "xid-age", "outdated-extensions");
  }

  @Test
  void everyCheckHasAnIdOfItsOwnAndOneStatement() {
    List<Check> checks =
        Checks.forHop(new EngineVersion("13.12"), new EngineVersion("17.4"), true, Slots.DROP);
    assertThat(checks).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(checks)
        .allSatisfy(
            check ->
                assertThat(check.query().strip())
                    .doesNotEndWith(";")
                    .matches("(?s)(SELECT|WITH).*"));
  }

  @ParameterizedTest
  @CsvSource({"REFUSE, BLOCKER", "DROP, WARNING", "RECREATE, WARNING"})
  void slotsStopTheRunUnlessItMayDropThem(Slots slots, Severity severity) {
    Upgrade upgrade = new Upgrade(15, 16, true, slots);
    Check check =
        Checks.forHop(upgrade).stream()
            .filter(c -> c.id().equals("logical-slots"))
            .findFirst()
            .orElseThrow();
    Optional<Finding> finding =
        check.decide(upgrade, null, List.of(Map.of("object", "debezium", "fix", "SELECT 1;")));
    assertThat(finding.orElseThrow().severity()).isEqualTo(severity);
  }

  @Test
  void rowsBecomeDetailsAndARemedyToPaste() {
    RowCheck check = RowCheck.blocker("id", Scope.DATABASE, u -> true, "What.", "Do:", "SELECT 1");
    Upgrade upgrade = new Upgrade(15, 16, true, Slots.REFUSE);
    assertThat(check.decide(upgrade, "app", List.of())).isEmpty();
    assertThat(
            check.decide(
                upgrade,
                "app",
                List.of(
                    Map.of("object", "a", "fix", "DROP a;"),
                    Map.of("object", "b", "fix", ""),
                    Map.of("object", "a", "fix", "DROP a;"))))
        .contains(
            new Finding("id", Severity.BLOCKER, "app", "What.", List.of("a", "b"), "Do:\nDROP a;"));
  }

  @Test
  void manyRowsAreCountedNotListed() {
    RowCheck check = RowCheck.warning("id", Scope.DATABASE, u -> true, "What.", "Do:", "SELECT 1");
    List<Map<String, String>> rows =
        IntStream.range(0, 5000).mapToObj(i -> Map.of("object", "o" + i, "fix", "")).toList();
    Finding finding =
        check.decide(new Upgrade(15, 16, true, Slots.REFUSE), "app", rows).orElseThrow();
    assertThat(finding.details())
        .hasSize(RowCheck.LISTED + 1)
        .endsWith("-- and " + (5000 - RowCheck.LISTED) + " more");
  }

  private static List<String> ids(String from, String to, boolean major) {
    return Checks.forHop(new EngineVersion(from), new EngineVersion(to), major, Slots.REFUSE)
        .stream()
        .map(Check::id)
        .toList();
  }
}
