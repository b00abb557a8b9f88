package io.aurorafleet.worker.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.checkpoint.ProofItem.Verdict;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Holding.Collations;
import io.aurorafleet.contracts.proof.Holding.Rows;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.contracts.proof.Inventory.Setting;
import io.aurorafleet.contracts.proof.PlannedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What differs after an upgrade, and how bad that is. */
class ProofTest {
  private static final Instant T = Instant.parse("2026-11-22T21:00:00Z");
  private static final Collations ICU = new Collations(Map.of("icu", "153.112"), List.of());

  private static Holding app(Map<String, Rows> tables, Map<String, Long> sequences) {
    long rows = tables.values().stream().mapToLong(Rows::rows).sum();
    return new Holding(
        new DatabaseState("app", tables.size(), rows, Map.of("hstore", "1.7"), 0, 0, T),
        tables,
        sequences,
        List.of(),
        Map.of("public", "d1"),
        ICU,
        "",
        List.of());
  }

  private static Holding app() {
    return app(
        Map.of("public.orders", new Rows(100, true), "public.log", new Rows(5000, false)),
        Map.of("public.orders_id_seq", 100L));
  }

  private static Inventory of(Holding... databases) {
    return new Inventory(Inventory.SCHEMA, T, "17.11", List.of(), List.of(databases));
  }

  private static List<String> lines(List<ProofItem> items) {
    return items.stream().map(Proof::line).toList();
  }

  @Test
  void whatIsAsBeforePassesAndSaysOverHowMuch() {
    Proof proof = Proof.of(of(app()), of(app()));
    assertThat(proof.verdict()).isEqualTo(Verdict.PASS);
    assertThat(lines(proof.items()))
        .contains(
            "databases: 1 database(s), all there",
            "rows: 1 table(s) counted, 1 estimated; none has fewer");
  }

  @Test
  void whatIsGoneIsAFailure() {
    Holding old = Holding.of(new DatabaseState("old", 1, 1, Map.of(), 0, 0, null));
    Holding bare =
        new Holding(
            new DatabaseState("app", 1, 100, Map.of(), 0, 0, T),
            Map.of("public.orders", new Rows(100, true)),
            Map.of(),
            List.of(),
            Map.of("public", "d1"),
            ICU,
            "",
            List.of());
    assertThat(lines(Proof.of(of(app(), old), of(bare)).failures()))
        .containsExactly(
            "databases: database old: the database is gone",
            "tables: database app: gone: public.log",
            "sequences: database app: public.orders_id_seq is gone or unused, was at 100",
            "extensions: database app: gone: hstore");
  }

  @Test
  void anEmptiedDatabaseIsAFailureAndFewerRowsAreForPeopleToJudge() {
    Holding fewer =
        app(
            Map.of("public.orders", new Rows(99, true), "public.log", new Rows(4500, false)),
            Map.of("public.orders_id_seq", 101L));
    Proof judged = Proof.of(of(app()), of(fewer));
    assertThat(judged.verdict()).isEqualTo(Verdict.WARN);
    assertThat(lines(judged.warnings()))
        .singleElement()
        .asString()
        .contains("public.orders has 99, had 100")
        .doesNotContain("public.log");
    Holding empty =
        app(
            Map.of("public.orders", new Rows(0, true), "public.log", new Rows(0, true)),
            Map.of("public.orders_id_seq", 100L));
    assertThat(lines(Proof.of(of(app()), of(empty)).failures()))
        .containsExactly("rows: database app: no row is left, had 5100");
  }

  @Test
  void aSequenceThatWentBackIsAFailure() {
    Holding back = app(app().tables(), Map.of("public.orders_id_seq", 7L));
    assertThat(lines(Proof.of(of(app()), of(back)).failures()))
        .containsExactly("sequences: database app: public.orders_id_seq is at 7, was at 100");
  }

  @Test
  void rowsThatWereNotCountedAreNotTakenForLost() {
    Holding unknown =
        app(
            Map.of("public.orders", new Rows(-1, false), "public.log", new Rows(-1, false)),
            Map.of());
    assertThat(Proof.of(of(unknown), of(app())).failures()).isEmpty();
  }

  @Test
  void changedGrantsSortingJobsAndIndexesAreWarnedOf() {
    Holding now =
        new Holding(
            new DatabaseState("app", 2, 5100, Map.of("hstore", "1.8"), 1, 4, T),
            app().tables(),
            app().sequences(),
            List.of("public.broken"),
            Map.of("public", "d2"),
            new Collations(Map.of("icu", "154"), List.of()),
            "j2",
            List.of());
    Proof proof = Proof.of(of(app()), of(now));
    assertThat(proof.failures()).isEmpty();
    assertThat(proof.warnings())
        .extracting(ProofItem::check)
        .containsExactly("indexes", "grants", "collations", "jobs", "statistics");
  }

  @Test
  void settingsSomebodyMadeAreWarnedOfAndNewDefaultsAreTold() {
    List<ProofItem> items =
        SettingsProof.of(
            List.of(
                new Setting("work_mem", "64MB", true),
                new Setting("jit", "on", false),
                new Setting("gone", "x", true)),
            List.of(new Setting("work_mem", "4MB", true), new Setting("jit", "off", false)));
    assertThat(lines(items))
        .containsExactly(
            "settings: changed: work_mem = 4MB, was 64MB, gone = nothing, was x",
            "settings: defaults changed: jit = off, was on");
    assertThat(items.get(0).verdict()).isEqualTo(Verdict.WARN);
    assertThat(items.get(1).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aPlanThatReadsAWholeTableNowIsWarnedOf() {
    PlannedStatement by = statement(8, "Index Scan using by_id on orders");
    PlannedStatement whole = statement(9, "Aggregate", "  Seq Scan on orders");
    assertThat(PlansProof.worse(by, by)).isEmpty();
    assertThat(PlansProof.worse(by, whole)).contains("orders");
    assertThat(PlansProof.worse(whole, whole)).isEmpty();
    assertThat(PlansProof.worse(by, statement(81, "Index Scan using by_id on orders")))
        .contains("81");
    Proof proof = Proof.of(of(app().with(List.of(by, by))), of(app().with(List.of())));
    assertThat(lines(proof.warnings())).first().asString().contains("cannot be planned");
  }

  @Test
  void whatAnOperatorAcceptedByRequeueingIsAWarningAndAnythingElseIsNot() {
    ProofItem rows = new ProofItem(Verdict.FAIL, "rows", "app", "no row is left, had 5");
    ProofItem version = new ProofItem(Verdict.FAIL, "version", null, "instance a is at 13.23");
    ProofItem table = new ProofItem(Verdict.FAIL, "tables", "app", "gone: public.t");
    Proof proof = new Proof(List.of(rows, version, table)).accepting(List.of(rows, version));
    assertThat(proof.failures()).containsExactly(version, table);
    assertThat(lines(proof.warnings()))
        .containsExactly("rows: database app: no row is left, had 5 (accepted by the requeue)");
  }

  private static PlannedStatement statement(double cost, String... plan) {
    return new PlannedStatement("SELECT $1", "public", cost, List.of(plan));
  }
}
