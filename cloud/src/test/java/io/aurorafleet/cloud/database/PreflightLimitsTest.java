package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.Upgrade;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found beyond a limit and only there, and what looks alike and is none, on servers. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 17})
@ExtendWith(Servers.class)
final class PreflightLimitsTest {
  private static final String DATABASE = "limits";
  private static final String RETURN = "odd\rname";

  private final Upgrade upgrade;
  private final TestServer server;

  PreflightLimitsTest(int major, Servers.Pool servers) {
    this.upgrade = new Upgrade(major, 18, true, Slots.REFUSE);
    this.server = servers.get(major);
  }

  @BeforeEach
  void make() throws SQLException {
    server.fresh(DATABASE);
  }

  @AfterEach
  void tidy() throws SQLException {
    server.run(
        "postgres",
        "ALTER DATABASE limits ALLOW_CONNECTIONS true",
        "DROP DATABASE limits",
        "DROP DATABASE IF EXISTS " + Sql.identifier(RETURN));
  }

  @Test
  void rowsOfTwoHundredMillionTransactions() throws SQLException {
    xidAge(199_900_000);
    assertThat(told("xid-age")).isEmpty();
    xidAge(200_100_000);
    assertThat(told("xid-age")).singleElement().asString().startsWith("limits: age 2001");
    server.run("postgres", "ALTER DATABASE limits ALLOW_CONNECTIONS false");
    assertThat(told("xid-age")).as("nobody can freeze what nobody can enter").isEmpty();
  }

  @Test
  void locksOfFourHundredMillionMultixacts() throws SQLException {
    multixactAge(399_900_000);
    assertThat(told("multixact-age")).isEmpty();
    multixactAge(400_100_000);
    assertThat(told("multixact-age"))
        .singleElement()
        .asString()
        .startsWith("limits: multixact age 4001");
    server.run("postgres", "ALTER DATABASE limits ALLOW_CONNECTIONS false");
    assertThat(told("multixact-age")).as("nobody can freeze what nobody can enter").isEmpty();
  }

  /** The server's own limit takes thousands of tables, so another one is told in this database. */
  @Test
  void tablesBeyondFourFifthsOfTheLockTable() throws SQLException {
    tables(80);
    settings(2, 45, 5);
    assertThat(told("lock-table")).isEmpty();
    server.run(DATABASE, "CREATE TABLE public.one (i int) PARTITION BY LIST (i)");
    assertThat(told("lock-table")).containsExactly("81 tables, room for 100 locks");
    assertThat(finding("lock-table").orElseThrow().remedy())
        .contains("ParameterName=max_locks_per_transaction,ParameterValue=3,")
        .contains("ApplyMethod=pending-reboot");
    settings(64, 1, 0);
    assertThat(told("lock-table")).containsExactly("81 tables, room for 64 locks");
    assertThat(finding("lock-table").orElseThrow().remedy()).contains("ParameterValue=122,");
    settings(64, 100, 5);
    assertThat(told("lock-table")).isEmpty();
  }

  @Test
  void carriageReturnIsALineBreakToo() throws SQLException {
    server.run("postgres", "CREATE DATABASE " + Sql.identifier(RETURN));
    assertThat(told("names-with-line-breaks")).containsExactly("database '" + RETURN + "'");
    assertThat(finding("names-with-line-breaks").orElseThrow().remedy())
        .contains("ALTER DATABASE \"odd\rname\" RENAME TO odd_name;");
  }

  @Test
  void lineBreakOfADatabaseDoesNotEndTheCommentOfAPreparedTransaction() throws SQLException {
    server.run("postgres", "CREATE DATABASE " + Sql.identifier(RETURN));
    server.run(RETURN, "BEGIN", "CREATE TABLE public.t ()", "PREPARE TRANSACTION 'mine'");
    try {
      List<String> lines = finding("prepared-transactions").orElseThrow().remedy().lines().toList();
      assertThat(lines)
          .hasSize(2)
          .element(1)
          .asString()
          .isEqualTo(
              "ROLLBACK PREPARED 'mine'; -- or COMMIT PREPARED 'mine'; in database \"odd name\"");
    } finally {
      server.run(RETURN, "ROLLBACK PREPARED 'mine'");
    }
  }

  @Test
  void temporarySchemasAreNoReservedNames() throws SQLException {
    server.run(
        DATABASE,
        "CREATE TEMPORARY TABLE t (long text)",
        "SET allow_system_table_mods = on",
        "CREATE SCHEMA pg_own",
        "CREATE SCHEMA pgfine");
    assertThat(told("pg-schemas")).containsExactly("pg_own");
  }

  @Test
  void columnsOfPartitionsAndHeirsAreChangedWhereTheyCome() throws SQLException {
    server.run(
        DATABASE,
        "CREATE TABLE public.plain (i int)",
        "CREATE TABLE public.heir (r regproc) INHERITS (public.plain)",
        "CREATE TABLE public.root (i int, r regproc) PARTITION BY LIST (i)",
        "CREATE TABLE public.part PARTITION OF public.root DEFAULT PARTITION BY LIST (i)",
        "CREATE TABLE public.leaf PARTITION OF public.part DEFAULT");
    assertThat(finding("reg-types").orElseThrow().remedy().lines().skip(1))
        .containsExactly(
            "ALTER TABLE public.heir ALTER COLUMN r TYPE text USING r::text;",
            "ALTER TABLE public.root ALTER COLUMN r TYPE text USING r::text;");
  }

  private void xidAge(long age) throws SQLException {
    server.run(
        "postgres",
        "UPDATE pg_database SET datfrozenxid = ((txid_current() + 4294967296 - %d) %% 4294967296)"
                .formatted(age)
            + "::text::xid WHERE datname = 'limits'");
  }

  /** New servers are at their first multixacts. */
  private void multixactAge(long age) throws SQLException {
    server.run(
        "postgres",
        "UPDATE pg_database SET datminmxid = '%d' WHERE datname = 'limits'"
            .formatted(4_294_967_296L - age));
  }

  /** So many tables in all, those of the system counted. */
  private void tables(int number) throws SQLException {
    server.run(
        DATABASE,
        """
        DO $$ BEGIN
          FOR i IN (SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p')) + 1 .. %d LOOP
            EXECUTE format('CREATE TABLE public.t%%s ()', i);
          END LOOP;
        END $$\
        """
            .formatted(number),
        "ALTER FUNCTION pg_catalog.current_setting(text) RENAME TO true_setting");
  }

  private void settings(int locks, int connections, int prepared) throws SQLException {
    server.run(
        DATABASE,
        """
        CREATE OR REPLACE FUNCTION pg_catalog.current_setting(text) RETURNS text LANGUAGE sql STABLE
        AS $$ SELECT CASE $1 WHEN 'max_locks_per_transaction' THEN '%d'
                             WHEN 'max_connections' THEN '%d'
                             WHEN 'max_prepared_transactions' THEN '%d'
                             ELSE pg_catalog.true_setting($1) END $$\
        """
            .formatted(locks, connections, prepared));
  }

  private List<String> told(String check) {
    return finding(check).map(Finding::details).orElse(List.of());
  }

  private Optional<Finding> finding(String id) {
    Check check =
        Checks.forHop(upgrade).stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    String from = check.scope() == Scope.CLUSTER ? "postgres" : DATABASE;
    try (DatabaseSession session = server.open(from, 1)) {
      return Checks.run(List.of(check), check.scope(), upgrade, from, session::observe).stream()
          .findFirst();
    }
  }
}
