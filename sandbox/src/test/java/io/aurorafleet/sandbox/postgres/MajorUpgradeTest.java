package io.aurorafleet.sandbox.postgres;

import static io.aurorafleet.sandbox.postgres.Sandbox.ask;
import static io.aurorafleet.sandbox.postgres.Sandbox.catalog;
import static io.aurorafleet.sandbox.postgres.Sandbox.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.aurorafleet.sandbox.rds.DataPlane.Address;
import io.aurorafleet.sandbox.rds.DataPlane.UpgradeFailed;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MajorUpgradeTest {
  private static final String HOSTILE = "\"; DROP DATABASE shop; -- '";
  private Sandbox sandbox;

  @BeforeAll
  void open() {
    sandbox = new Sandbox();
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({"13.23, 17.11", "15.19, 18.6"})
  void everythingComesOverButStatistics(String version, String target) throws Exception {
    String cluster = "rich-" + version;
    Address at = sandbox.create(cluster, version, Map.of("rds.logical_replication", "1"));
    fill(at);
    List<String> shop = catalog(at, "shop");
    List<String> hostile = catalog(at, HOSTILE);
    assertThat(shop).hasSizeGreaterThan(80);

    sandbox.upgrade(cluster, target);

    assertThat(ask(at, "shop", "SHOW server_version")).isEqualTo(target);
    assertThat(catalog(at, "shop")).isEqualTo(shop);
    assertThat(catalog(at, HOSTILE)).isEqualTo(hostile);
    assertThat(ask(at, "shop", "SELECT count(*) || ' ' || sum(twice) FROM app.customer"))
        .isEqualTo("500 250500");
    assertThat(ask(at, "shop", "SELECT sum(n) FROM app.per_customer")).isEqualTo("400");
    assertThat(ask(at, HOSTILE, "SELECT v FROM \"; t\"")).isEqualTo("kept");
    assertThat(
            ask(
                at,
                "shop",
                "INSERT INTO app.customer (name) VALUES ('next') RETURNING id || ' ' || feeling"))
        .isEqualTo("501 happy");
    assertThat(ask(at, "shop", "SELECT loud FROM app.cheerful WHERE id = 1"))
        .isEqualTo("CUSTOMER 1;\"");
    assertThat(ask(at, "shop", "SELECT count(*) FROM pg_stats WHERE schemaname = 'app'"))
        .isEqualTo("0");
    assertThat(
            ask(at, "shop", "SELECT reltuples FROM pg_class WHERE oid = 'app.customer'::regclass"))
        .isEqualTo("-1");
    assertThat(ask(at, "shop", "SHOW statement_timeout")).isEqualTo("12345ms");
    try (Connection reader = connect(at, "shop", "reader", "read'er")) {
      assertThat(Sql.texts(reader, "SELECT count(*) > 0 FROM app.cheerful")).containsExactly("t");
      assertThatThrownBy(() -> Sql.run(reader, "CREATE TABLE public.mine (n int)"))
          .hasMessageContaining("permission denied");
    }
  }

  private static void fill(Address at) throws Exception {
    Sandbox.run(
        at,
        "postgres",
        """
        CREATE ROLE owner NOLOGIN;
        CREATE ROLE reader LOGIN PASSWORD 'read''er' IN ROLE rds_replication;
        CREATE DATABASE "before";
        """
            + "CREATE DATABASE "
            + Sql.name(HOSTILE));
    Sandbox.run(at, "before", Sql.resource("shop"));
    Sandbox.run(at, HOSTILE, "CREATE TABLE \"; t\" (v text); INSERT INTO \"; t\" VALUES ('kept')");
    Sandbox.run(
        at,
        "postgres",
        """
        ALTER DATABASE "before" RENAME TO shop;
        ALTER DATABASE shop SET statement_timeout = 12345;
        """);
    Sandbox.run(at, "shop", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    assertThatThrownBy(
            () -> Sandbox.run(at, "shop", "CREATE UNIQUE INDEX never ON app.customer (feeling)"))
        .hasMessageContaining("never");
  }

  @Test
  void realPgUpgradeWhereInstalled() throws Exception {
    assumeThat(FullBinaries.of(15))
        .as("a complete installation of PostgreSQL 15, pg_upgrade included")
        .isPresent();
    Address at = sandbox.create("real", "13.23", Map.of());
    fill(at);
    List<String> shop = catalog(at, "shop");

    sandbox.upgrade("real", "15.19");

    assertThat(ask(at, "shop", "SHOW server_version")).isEqualTo("15.19");
    assertThat(catalog(at, "shop")).isEqualTo(shop);
    assertThat(ask(at, HOSTILE, "SELECT v FROM \"; t\"")).isEqualTo("kept");
    assertThat(ask(at, "shop", "SELECT count(*) FROM pg_stats WHERE schemaname = 'app'"))
        .isEqualTo("0");
    Sandbox.run(at, "shop", "CREATE TABLE app.later AS SELECT 1 AS n; ANALYZE app.later");

    // The log tells the whole story over both ways of upgrading.
    shop = catalog(at, "shop");
    sandbox.upgrade("real", "17.11");
    assertThat(catalog(at, "shop")).isEqualTo(shop);
    assertThat(ask(at, "shop", "SELECT count(*) FROM app.customer")).isEqualTo("500");
  }

  @Test
  void realPgUpgradeRefusesAndLeavesTheOldServer() throws Exception {
    assumeThat(FullBinaries.of(15))
        .as("a complete installation of PostgreSQL 15, pg_upgrade included")
        .isPresent();
    Address at = sandbox.create("refused", "14.24", Map.of());
    Sandbox.run(at, "postgres", "CREATE TABLE t (c regproc); INSERT INTO t VALUES ('now')");

    assertThatThrownBy(() -> sandbox.upgrade("refused", "15.19"))
        .isInstanceOf(UpgradeFailed.class)
        .hasMessageContaining("reg* data types");

    assertThat(ask(at, "postgres", "SHOW server_version")).isEqualTo("14.24");
    assertThat(ask(at, "postgres", "SELECT c FROM t")).isEqualTo("now");
  }

  @Test
  void whatCannotBeCarriedFailsTheUpgradeAndLeavesTheOldServer() throws Exception {
    Address at = sandbox.create("stuck", "15.19", Map.of());
    Sandbox.run(at, "postgres", "CREATE TABLE t AS SELECT 1 AS n");
    Sandbox.run(at, "postgres", "DO $$ BEGIN CREATE TABLE hidden (n int); END $$");

    assertThatThrownBy(() -> sandbox.upgrade("stuck", "17.11"))
        .isInstanceOf(UpgradeFailed.class)
        .hasMessageContaining("Database postgres")
        .hasMessageContaining("public.hidden");

    assertThat(ask(at, "postgres", "SHOW server_version")).isEqualTo("15.19");
    assertThat(ask(at, "postgres", "SELECT count(*) FROM t")).isEqualTo("1");
  }
}
