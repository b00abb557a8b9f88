package io.aurorafleet.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.rule.Listing;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    "not-null-inheritance, 16.9, 17.4, true",
    "reg-types, 17.4, 18.3, true",
    "logical-slots, 17.4, 18.3, true",
    "pg-repack, 13.12, 14.9, true",
    "prepared-transactions, 13.12, 14.9, true",
    "extensions-not-offered, 17.4, 18.3, true",
    "extensions-not-offered, 15.10, 16.9, false"
  })
  void majorsDecideWhatIsChecked(String id, String from, String to, boolean checked) {
    assertThat(ids(from, to, true).contains(id)).isEqualTo(checked);
  }

  @Test
  void minorHopIsAskedOnlyWhatMatters() {
    assertThat(ids("16.9", "16.10", false))
        .containsExactlyInAnyOrder(
            "connection-limits",
            "long-transactions",
            "xid-age",
            "multixact-age",
            "inactive-slots",
            "collation-versions",
            "database-collation-versions",
            "outdated-extensions");
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

  @Test
  void everyCheckSaysWhatItMeansWhatToDoAndOnWhoseWord() {
    assertThat(Checks.ALL)
        .allSatisfy(
            check -> {
              assertThat(check.id()).matches("[a-z]+(-[a-z]+)*");
              assertThat(check.meaning()).as(check.id()).endsWith(".");
              assertThat(check.remedy()).as(check.id()).isNotBlank();
              assertThat(check.source()).as(check.id()).isNotBlank();
            });
    assertThat(Checks.ALL).extracting(Check::id).doesNotHaveDuplicates();
  }

  @Test
  void equalQueriesRunOnce() {
    Upgrade upgrade = new Upgrade(11, 16, true, Slots.REFUSE);
    List<String> asked = new ArrayList<>();
    List<Finding> findings =
        Checks.run(
            Checks.forHop(upgrade),
            Scope.DATABASE,
            upgrade,
            "app",
            query -> {
              asked.add(query);
              return query.contains("AS kind") || query.contains("f.kind")
                  ? List.of(
                      Map.of("kind", "reg", "object", "a.b.c", "fix", "DROP;"),
                      Map.of("kind", "abstime", "object", "a.b.d", "fix", "DROP;"))
                  : List.of();
            });
    assertThat(asked).doesNotHaveDuplicates();
    assertThat(findings)
        .extracting(Finding::check, Finding::details)
        .containsExactly(
            tuple("reg-types", List.of("a.b.c")), tuple("removed-time-types", List.of("a.b.d")));
  }

  @Test
  void onlyWhatTheTargetDoesNotOfferIsAbsent() {
    Upgrade upgrade = new Upgrade(15, 16, true, Slots.REFUSE);
    TargetExtensions target =
        TargetExtensions.read("16.9", List.of(Map.of("name", "hstore", "version", "1.8")));
    List<Finding> findings =
        Checks.run(
            Checks.forHop(upgrade, target),
            Scope.DATABASE,
            upgrade,
            "app",
            query ->
                query.contains("AS newest")
                    ? List.of(extension("hstore", "1.8"), extension("h3", "4.1"))
                    : List.of());
    assertThat(findings)
        .extracting(Finding::check, Finding::details, Finding::remedy)
        .containsExactly(
            tuple(
                "extensions-absent-on-target",
                List.of("h3 4.1"),
                "Move off them, then drop them:\nDROP EXTENSION h3;"));
  }

  @ParameterizedTest
  @CsvSource({
    "rdkit, 4.6.0, 16, 17, rdkit",
    "rdkit, 4.6.1, 16, 17, ''",
    "rdkit, 4.10.0, 16, 17, ''",
    "pg_repack, 1.5.0, 13, 14, pg-repack",
    "adminpack, 2.1, 15, 17, extensions-not-offered",
    "adminpack, 2.1, 15, 16, ''",
    "old_snapshot, 1.0, 14, 17, extensions-not-offered",
    "old_snapshot, 1.0, 16, 17, extensions-not-offered",
    "old_snapshot, 1.0, 15, 16, ''",
    "old_snapshot, 1.0, 17, 18, ''",
    "plpython2u, 1.0, 14, 15, extensions-not-offered",
    "plpython2u, 1.0, 13, 14, ''",
    "plrust, 1.2, 17, 18, extensions-not-offered",
    "pgrouting, 2.6.1, 11, 12, pgrouting",
    "pgrouting, 3.1.0, 12, 13, ''"
  })
  void extensionsThatMustGoAreKnown(String name, String version, int from, int to, String check) {
    Upgrade upgrade = new Upgrade(from, to, true, Slots.REFUSE);
    List<Finding> findings =
        Checks.run(
            Checks.forHop(upgrade),
            Scope.DATABASE,
            upgrade,
            "app",
            query -> query.contains("AS newest") ? List.of(extension(name, version)) : List.of());
    assertThat(findings.stream().map(Finding::check).collect(Collectors.joining()))
        .isEqualTo(check);
  }

  @ParameterizedTest
  @CsvSource({
    "$libdir/adminpack, 15, 17, true",
    "$libdir/adminpack, 15, 16, false",
    "$libdir/old_snapshot, 16, 17, true",
    "$libdir/old_snapshot, 15, 16, false",
    "$libdir/hstore, 15, 17, false",
    "$libdir/made_at_home, 15, 17, true",
    "/opt/lib/mine.so, 15, 17, true"
  })
  void librariesAreKnownOrStop(String library, int from, int to, boolean stops) {
    Upgrade upgrade = new Upgrade(from, to, true, Slots.REFUSE);
    List<Finding> findings =
        Checks.run(
            Checks.forHop(upgrade),
            Scope.DATABASE,
            upgrade,
            "app",
            query ->
                query.contains("probin")
                    ? List.of(Map.of("object", "f()", "fix", "DROP;", "library", library))
                    : List.of());
    assertThat(findings.stream().anyMatch(f -> f.check().equals("loadable-libraries")))
        .isEqualTo(stops);
  }

  @Test
  void majorsReadLikeWords() {
    assertThat(Majors.MAJOR).hasToString("any");
    assertThat(Majors.ANY_UPGRADE).hasToString("any, minor too");
    assertThat(Majors.leaving(13)).hasToString("≤ 13 → ≥ 14");
    assertThat(Majors.from(17)).hasToString("≥ 17 → any");
    assertThat(Majors.leaving(11).since(10)).hasToString("10–11 → ≥ 12");
  }

  private static Map<String, String> extension(String name, String version) {
    return Map.of(
        "name",
        name,
        "version",
        version,
        "newest",
        "",
        "object",
        name + " " + version,
        "fix",
        "DROP EXTENSION " + name + ";");
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
    RowCheck check =
        RowCheck.blocker("id", Scope.DATABASE, Majors.MAJOR)
            .meaning("What.")
            .remedy("Do:")
            .source(Basis.AURORA, "the guide")
            .query("SELECT 1");
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
            new Finding(
                "id",
                Severity.BLOCKER,
                "app",
                "What.",
                List.of("a", "b"),
                "Do:\nDROP a;",
                "the guide"));
  }

  @Test
  void manyRowsAreCountedNotListed() {
    RowCheck check =
        RowCheck.warning("id", Scope.DATABASE, Majors.MAJOR)
            .meaning("What.")
            .remedy("Do:")
            .query("SELECT 1");
    List<Map<String, String>> rows =
        IntStream.range(0, 5000).mapToObj(i -> Map.of("object", "o" + i, "fix", "")).toList();
    Finding finding =
        check.decide(new Upgrade(15, 16, true, Slots.REFUSE), "app", rows).orElseThrow();
    assertThat(finding.details())
        .hasSize(Listing.LONGEST + 1)
        .endsWith("-- and " + (5000 - Listing.LONGEST) + " more");
  }

  private static List<String> ids(String from, String to, boolean major) {
    return Checks.forHop(new EngineVersion(from), new EngineVersion(to), major, Slots.REFUSE)
        .stream()
        .map(Check::id)
        .toList();
  }
}
