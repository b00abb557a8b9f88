package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.Upgrade;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check runs on real servers, finds what it is for, and its remedy, pasted, cures it. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 17})
@ExtendWith(Servers.class)
final class PreflightContractTest {
  private final Upgrade upgrade;
  private final TestServer server;

  PreflightContractTest(int major, Servers.Pool servers) {
    this.upgrade = new Upgrade(major, 18, true, Slots.REFUSE);
    this.server = servers.get(major);
  }

  @Test
  void cleanDatabaseHasNoFindings() throws Exception {
    assertThat(findings(server.fresh("clean"), Scope.DATABASE)).isEmpty();
    assertThat(findings("postgres", Scope.CLUSTER)).isEmpty();
  }

  @Test
  void columnsOfUnstableTypesAreFoundHoweverDeepAndCuredByTheRemedy() throws Exception {
    String database = server.fresh("types");
    server.run(
        database,
        "CREATE SCHEMA \"odd \"\"schema\"",
        "CREATE TABLE \"odd \"\"schema\".\"t;\" (i int, \"fine'\" regclass, \"bad\"\"\" regproc)",
        "INSERT INTO \"odd \"\"schema\".\"t;\" VALUES (1, 'pg_class', 'now')",
        "CREATE DOMAIN public.dom AS regprocedure",
        "CREATE TYPE public.pair AS (a int, b public.dom)",
        "CREATE TYPE public.span AS RANGE (subtype = public.pair)",
        "CREATE TABLE public.deep (spans public.span[])",
        "CREATE TABLE public.rights (r aclitem[])",
        "CREATE TABLE public.rows (r pg_catalog.pg_class)",
        "CREATE MATERIALIZED VIEW public.m AS SELECT 'english'::regconfig AS c");
    Map<String, Finding> found = findings(database, Scope.DATABASE);
    assertThat(found.get("reg-types").details())
        .containsExactlyInAnyOrder(
            "\"odd \"\"schema\".\"t;\".\"bad\"\"\"", "public.deep.spans", "public.m.c");
    assertThat(found.get("system-composite-types").details()).containsExactly("public.rows.r");
    assertThat(found.containsKey("aclitem-columns")).isEqualTo(upgrade.from() <= 15);
    found.values().forEach(f -> paste(database, f));
    assertThat(findings(database, Scope.DATABASE)).isEmpty();
    assertThat(server.texts(database, "SELECT \"bad\"\"\" FROM \"odd \"\"schema\".\"t;\""))
        .containsExactly("now");
  }

  @Test
  void objectsOfOldMajorsAreFoundAndCuredByTheRemedy() throws Exception {
    Assumptions.assumeTrue(
        upgrade.from() == 13, "a server of " + upgrade.from() + " cannot hold objects of 13");
    String database = server.fresh("objects");
    server.run(
        database,
        "CREATE AGGREGATE public.collect (anyelement)"
            + " (SFUNC = array_append, STYPE = anyarray, INITCOND = '{}')",
        "CREATE OPERATOR public.|+ (LEFTARG = anyarray, RIGHTARG = anyelement,"
            + " FUNCTION = array_append)",
        "CREATE OPERATOR public.!!! (LEFTARG = bigint, FUNCTION = numeric_fac)",
        "CREATE CONVERSION public.\"con v\" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8");
    Map<String, Finding> found = findings(database, Scope.DATABASE);
    assertThat(found.get("incompatible-polymorphics").details()).hasSize(2);
    assertThat(found)
        .containsOnlyKeys("incompatible-polymorphics", "postfix-operators", "encoding-conversions");
    found.values().forEach(f -> paste(database, f));
    assertThat(findings(database, Scope.DATABASE)).isEmpty();
  }

  @Test
  void brokenInheritanceAndIndexesAreFoundAndCuredByTheRemedy() throws Exception {
    String database = server.fresh("broken");
    server.run(
        database,
        "CREATE TABLE public.parent (i int NOT NULL)",
        "CREATE TABLE public.child () INHERITS (public.parent)",
        "ALTER TABLE public.child ALTER COLUMN i DROP NOT NULL",
        "CREATE INDEX broken ON public.parent (i)",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'public.broken'::regclass",
        "CREATE EXTENSION hstore VERSION '1.4'");
    Map<String, Finding> found = findings(database, Scope.DATABASE);
    assertThat(found)
        .containsOnlyKeys("not-null-inheritance", "invalid-indexes", "outdated-extensions");
    found.values().forEach(f -> paste(database, f));
    assertThat(findings(database, Scope.DATABASE)).isEmpty();
  }

  @Test
  void unusableDatabasesAndTemplatesAreFoundAndCuredByTheRemedy() throws Exception {
    server.fresh("in \"valid");
    server.fresh("shut");
    server.run(
        "postgres",
        "UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'in \"valid'",
        "ALTER DATABASE shut WITH ALLOW_CONNECTIONS false",
        "ALTER DATABASE template1 WITH IS_TEMPLATE false",
        "ALTER DATABASE template0 WITH ALLOW_CONNECTIONS true");
    Map<String, Finding> found = findings("postgres", Scope.CLUSTER);
    assertThat(found)
        .containsOnlyKeys(
            "databases-refuse-connections", "invalid-databases", "template-databases");
    found.values().forEach(f -> paste("postgres", f));
    assertThat(findings("postgres", Scope.CLUSTER)).isEmpty();
  }

  @Test
  void preparedTransactionsAndSlotsAreFoundAndCuredByTheRemedy() throws Exception {
    String database = server.fresh("prepared");
    server.run(database, "SELECT pg_create_logical_replication_slot('debezium', 'pgoutput')");
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("CREATE TABLE public.t ()");
      statement.execute("PREPARE TRANSACTION 'it''s mine'");
    }
    Map<String, Finding> found = findings("postgres", Scope.CLUSTER);
    assertThat(found).containsOnlyKeys("prepared-transactions", "logical-slots", "inactive-slots");
    assertThat(found.get("prepared-transactions").details().get(0))
        .startsWith("'it''s mine' in database prepared, by maintainer since");
    found.remove("inactive-slots");
    found.values().forEach(f -> paste(database, f));
    assertThat(findings("postgres", Scope.CLUSTER)).isEmpty();
  }

  @Test
  void everyCheckRunsWithoutBeingSuperuser() throws Exception {
    String database = server.fresh("modest");
    server.run(database, "DROP ROLE IF EXISTS modest", "CREATE ROLE modest LOGIN PASSWORD 'pw'");
    Login login = new Login("modest", "pw");
    try (DatabaseSession session =
        new JdbcDatabases(TestServer.SETTINGS)
            .open(server.place(database), login, TestServer.worker(1))) {
      for (Scope scope : Scope.values()) {
        assertThat(Checks.run(Checks.forHop(upgrade), scope, upgrade, database, session::observe))
            .isEmpty();
      }
    }
  }

  private Map<String, Finding> findings(String database, Scope scope) {
    try (DatabaseSession session = server.open(database, 1)) {
      return Checks.run(Checks.forHop(upgrade), scope, upgrade, database, session::observe).stream()
          .collect(Collectors.toMap(Finding::check, Function.identity()));
    }
  }

  /** What the DBA does: everything after the first line goes into a session on the database. */
  private void paste(String database, Finding finding) {
    List<String> lines = new ArrayList<>(finding.remedy().lines().skip(1).toList());
    assertThat(lines).as(finding.toString()).isNotEmpty();
    try {
      server.run(database, lines.toArray(String[]::new));
    } catch (java.sql.SQLException e) {
      throw new AssertionError(finding.toString(), e);
    }
  }
}
