package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Inventory.Setting;
import io.aurorafleet.contracts.proof.PlannedStatement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down of a database before an upgrade, and compared after it. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 17})
@ExtendWith(Servers.class)
final class ProofContractTest {
  private final TestServer server;

  ProofContractTest(int major, Servers.Pool servers) {
    this.server = servers.get(major);
  }

  private Holding holding(String database) {
    try (DatabaseSession session = server.open(database, 1)) {
      return session.holding(Pulse.NONE);
    }
  }

  @Test
  void tablesSequencesAndInvalidIndexesHaveTheirNames() throws Exception {
    String database = server.fresh("holding");
    server.run(
        database,
        "CREATE SCHEMA \"a; DROP\"",
        "CREATE TABLE \"a; DROP\".\"t\"\"x\" (id serial)",
        "INSERT INTO \"a; DROP\".\"t\"\"x\" SELECT FROM generate_series(1, 3)",
        "CREATE SEQUENCE public.unused",
        "CREATE TABLE public.twice AS SELECT 1 AS i FROM generate_series(1, 2)");
    try {
      server.run(database, "CREATE UNIQUE INDEX CONCURRENTLY broken ON public.twice (i)");
    } catch (java.sql.SQLException expected) {
      assertThat(expected.getMessage()).contains("broken");
    }
    Holding holding = holding(database);
    assertThat(holding.tables())
        .containsOnly(
            Map.entry("\"a; DROP\".\"t\"\"x\"", new Holding.Rows(3, true)),
            Map.entry("public.twice", new Holding.Rows(2, true)));
    assertThat(holding.sequences()).containsOnly(Map.entry("\"a; DROP\".\"t\"\"x_id_seq\"", 3L));
    assertThat(holding.invalidIndexes()).containsExactly("public.broken");
  }

  @Test
  void aGrantOrAnOwnerThatChangesIsSeenInItsSchemaOnly() throws Exception {
    String database = server.fresh("grants");
    server.run("postgres", "DROP ROLE IF EXISTS proof_reader", "CREATE ROLE proof_reader");
    server.run(
        database, "CREATE SCHEMA s", "CREATE TABLE s.t (i int)", "CREATE TABLE public.t (i int)");
    Map<String, String> before = holding(database).ownership();
    server.run(database, "GRANT SELECT (i) ON s.t TO proof_reader");
    Map<String, String> granted = holding(database).ownership();
    server.run(database, "ALTER TABLE public.t OWNER TO proof_reader");
    Map<String, String> owned = holding(database).ownership();
    server.run(database, "DROP OWNED BY proof_reader CASCADE");
    assertThat(before).containsOnlyKeys("s", "public");
    assertThat(granted.get("s")).isNotEqualTo(before.get("s"));
    assertThat(granted.get("public")).isEqualTo(before.get("public"));
    assertThat(owned.get("public")).isNotEqualTo(before.get("public"));
  }

  @Test
  void settingsSayWhatSomebodySetAndKeepWhatRolesHaveSecret() throws Exception {
    String database = server.fresh("settings");
    server.run(database, "ALTER DATABASE settings SET app.key = 'hunter2'");
    try (DatabaseSession session = server.open(database, 1)) {
      List<Setting> settings = session.settings();
      assertThat(settings).extracting(Setting::name).contains("work_mem", "max_connections");
      assertThat(settings).filteredOn(Setting::custom).isNotEmpty();
      assertThat(settings).extracting(Setting::name).contains("role in database settings");
      assertThat(settings.toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void plansAreExplainedAndNothingIsRun() throws Exception {
    String database = server.fresh("plans");
    server.run(
        database,
        "CREATE TABLE public.t AS SELECT generate_series(1, 10000) AS id",
        "CREATE INDEX by_id ON public.t (id)",
        "ANALYZE public.t");
    PlannedStatement find = of("SELECT * FROM t WHERE id = $1");
    PlannedStatement write = of("DELETE FROM t WHERE id < $1");
    PlannedStatement gone = of("SELECT * FROM nowhere");
    PlannedStatement hostile = of("SELECT 1; COMMIT; DROP TABLE public.t");
    try (DatabaseSession session = server.open(database, 1)) {
      List<PlannedStatement> plans = session.plans(List.of(find, write, gone, hostile));
      assertThat(plans)
          .extracting(PlannedStatement::text)
          .containsExactly(find.text(), write.text());
      assertThat(String.join("\n", plans.get(0).plan())).contains("by_id");
      assertThat(plans.get(0).cost()).isPositive();
      assertThat(session.holding(Pulse.NONE).state().rows()).isEqualTo(10_000);
    }
  }

  @Test
  void theUsersScriptIsReadOnlyAndItsAnswersCount() throws Exception {
    String database = server.fresh("script");
    server.run(database, "CREATE TABLE public.t AS SELECT 1 AS i");
    try (DatabaseSession session = server.open(database, 1)) {
      assertThat(session.verify("SELECT count(*) = 1 FROM t; SELECT 'a?' ~ 'a'", Pulse.NONE))
          .isEmpty();
      assertThat(session.verify("SELECT true; SELECT count(*) > 1 FROM t", Pulse.NONE))
          .containsExactly("statement 2 says false");
      assertThat(session.verify("SELECT true; SELECT * FROM missing", Pulse.NONE))
          .singleElement()
          .asString()
          .contains("missing");
      assertThat(session.verify("DELETE FROM t", Pulse.NONE)).hasSize(1);
      assertThat(session.holding(Pulse.NONE).state().rows()).isEqualTo(1);
    }
  }

  private static PlannedStatement of(String text) {
    return new PlannedStatement(text, "public", 0, List.of());
  }
}
