package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.cloud.database.TableSession.Depth;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.contracts.Failure.Category;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** VACUUM and ANALYZE, table by table. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 17})
@ExtendWith(Servers.class)
final class UpkeepContractTest {
  private static final List<Table> HOSTILE =
      List.of(
          new Table("public", "\"; DROP TABLE public.precious; --"),
          new Table("pg temp_x\"", "it's"),
          new Table("public", "Grüße 表"),
          new Table("a.b", "c.d"),
          new Table("public", "$1 ? {0} %s"),
          new Table("public", "x".repeat(63)));

  private final int major;
  private final TestServer server;

  UpkeepContractTest(int major, Servers.Pool servers) {
    this.major = major;
    this.server = servers.get(major);
  }

  @Test
  void hostileNamesAreWorkedOnLikeAnyOther() throws Exception {
    String database = server.fresh("hostile \"names\"");
    server.run(database, "CREATE TABLE public.precious AS SELECT 1 AS i");
    for (Table table : HOSTILE) {
      server.run(
          database,
          "CREATE SCHEMA IF NOT EXISTS " + Sql.identifier(table.schema()),
          "CREATE TABLE " + Sql.identifier(table) + " AS SELECT generate_series(1, 10) AS i");
    }
    Instant since = Instant.parse("2000-01-01T00:00:00Z");
    try (DatabaseSession session = server.open(database, 1)) {
      long began = session.nextXid();
      assertThat(toFreeze(session, began)).containsAll(HOSTILE);
      assertThat(toAnalyze(session, since)).containsAll(HOSTILE);
      for (Table table : HOSTILE) {
        session.freeze(Fence.OPEN, Piece.of(table, 0), 1000, Pulse.NONE);
        session.analyze(Fence.OPEN, Piece.of(table, 0), Pulse.NONE);
      }
      awaitStatistics(session);
      assertThat(toFreeze(session, began)).doesNotContainAnyElementsOf(HOSTILE);
      assertThat(toAnalyze(session, since)).containsExactly(new Table("public", "precious"));
      assertThat(session.holding(Pulse.NONE).state().rows()).isEqualTo(1 + 10L * HOSTILE.size());
    }
  }

  @Test
  void frozenRowsAreFrozenToastIncluded() throws Exception {
    String database = server.fresh("freeze");
    server.run(
        database,
        "CREATE TABLE public.t (i int, wide text)",
        "ALTER TABLE public.t ALTER COLUMN wide SET STORAGE EXTERNAL",
        "INSERT INTO public.t SELECT i, repeat('x', 5000) FROM generate_series(1, 20) AS i",
        "CREATE MATERIALIZED VIEW public.m AS SELECT i FROM public.t");
    try (DatabaseSession session = server.open(database, 1)) {
      long began = session.nextXid();
      List<Table> tables = toFreeze(session, began);
      assertThat(tables)
          .contains(new Table("public", "t"), new Table("public", "m"))
          .doesNotContain(new Table("pg_catalog", "pg_class"));
      for (Table table : tables) {
        session.freeze(Fence.OPEN, Piece.of(table, 0), 1000, Pulse.NONE);
      }
      awaitStatistics(session);
      assertThat(toFreeze(session, began)).isEmpty();
    }
    assertThat(
            server.texts(
                database,
                """
                SELECT greatest(age(c.relfrozenxid), age(t.relfrozenxid)) < 200 FROM pg_class c
                JOIN pg_class t ON t.oid = c.reltoastrelid WHERE c.relname = 't'
                """))
        .containsExactly("t");
  }

  @Test
  void defect2_skippedTableIsAFailureNotASuccess() throws Exception {
    String database = server.fresh("skipped");
    server.run(database, "CREATE TABLE public.t AS SELECT 1 AS i");
    Table table = new Table("public", "t");
    try (DatabaseSession session = server.open(database, 1);
        Connection other = server.connect(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE public.t");
      OutsideException freeze =
          fault(() -> session.freeze(Fence.OPEN, Piece.of(table, 0), 1000, Pulse.NONE));
      assertThat(freeze.failure().code()).isEqualTo("table-locked");
      assertThat(freeze.failure().category()).isEqualTo(Category.RETRY);
      OutsideException analyze =
          fault(() -> session.analyze(Fence.OPEN, Piece.of(table, 0), Pulse.NONE));
      assertThat(analyze.failure().category()).isEqualTo(Category.RETRY);
      other.rollback();
      session.freeze(Fence.OPEN, Piece.of(table, 0), 1000, Pulse.NONE);
    }
  }

  @Test
  void tableOfSomebodyElseIsSaidToBeSo() throws Exception {
    String database = server.fresh("foreign");
    server.run(
        database,
        "DROP ROLE IF EXISTS plain",
        "CREATE ROLE plain LOGIN PASSWORD 'pw'",
        "CREATE TABLE public.t AS SELECT 1 AS i");
    try (DatabaseSession session =
        new JdbcDatabases(TestServer.SETTINGS)
            .open(server.place(database), new Login("plain", "pw"), TestServer.worker(1))) {
      Table table = new Table("public", "t");
      long began = session.nextXid();
      assertThat(toFreeze(session, began)).contains(table);
      assertThat(toFreeze(session, began)).noneMatch(t -> t.schema().equals("pg_catalog"));
      for (OutsideException e :
          List.of(
              fault(() -> session.freeze(Fence.OPEN, Piece.of(table, 0), 1000, Pulse.NONE)),
              fault(() -> session.analyze(Fence.OPEN, Piece.of(table, 0), Pulse.NONE)))) {
        assertThat(e.failure().code()).isEqualTo("table-skipped");
        assertThat(e.failure().category()).isEqualTo(Category.FIX);
        assertThat(e.failure().reason()).contains("database \"foreign\"", "\"public.t\"");
      }
      assertThat(session.holding(Pulse.NONE).state().rows()).isEqualTo(-1);
    }
  }

  @Test
  void tableDroppedMeanwhileIsNobodysFault() throws Exception {
    try (DatabaseSession session = server.open(server.fresh("dropped"), 1)) {
      session.freeze(Fence.OPEN, Piece.of(new Table("public", "gone"), 0), 1000, Pulse.NONE);
      session.analyze(Fence.OPEN, Piece.of(new Table("public", "gone"), 0), Pulse.NONE);
    }
  }

  @Test
  void partitionedTablesAreAnalysedAsAWholeAndOnlyOnce() throws Exception {
    String database = server.fresh("partitions");
    server.run(
        database,
        "CREATE TABLE public.whole (i int) PARTITION BY RANGE (i)",
        "CREATE TABLE public.low PARTITION OF public.whole FOR VALUES FROM (0) TO (100)",
        "CREATE TABLE public.high PARTITION OF public.whole FOR VALUES FROM (100) TO (200)"
            + " PARTITION BY RANGE (i)",
        "CREATE TABLE public.higher PARTITION OF public.high FOR VALUES FROM (100) TO (200)",
        "INSERT INTO public.whole SELECT generate_series(0, 199)",
        "CREATE TABLE public.alone AS SELECT generate_series(1, 10) AS i",
        "CREATE MATERIALIZED VIEW public.view AS SELECT i FROM public.whole");
    Instant since = Instant.parse("2000-01-01T00:00:00Z");
    try (DatabaseSession session = server.open(database, 1)) {
      assertThat(session.holding(Pulse.NONE).state().unanalyzed()).isEqualTo(6);
      List<Table> tables = toAnalyze(session, since);
      assertThat(tables)
          .containsExactlyInAnyOrder(
              new Table("public", "whole"),
              new Table("public", "alone"),
              new Table("public", "view"));
      for (Table table : tables) {
        session.analyze(Fence.OPEN, Piece.of(table, 0), Pulse.NONE);
      }
      assertThat(toAnalyze(session, since)).isEmpty();
      assertThat(session.holding(Pulse.NONE).state().unanalyzed()).isZero();
      assertThat(session.holding(Pulse.NONE).state().oldestStatistics()).isAfter(since);
      Instant later = Instant.parse("2100-01-01T00:00:00Z");
      assertThat(toAnalyze(session, later))
          .contains(new Table("public", "alone"), new Table("public", "view"))
          .hasSize(major >= 14 ? 3 : 4);
    }
  }

  @Test
  void pulseBeatsWhileATableIsWorkedOn() throws Exception {
    String database = server.fresh("beats");
    server.run(database, "CREATE TABLE public.t AS SELECT i FROM generate_series(1, 200000) AS i");
    List<Integer> beats = new ArrayList<>();
    try (DatabaseSession session = server.open(database, 1);
        Connection other = server.connect(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE");
      session.analyze(
          Fence.OPEN,
          Piece.of(new Table("public", "t"), 0),
          () -> {
            beats.add(beats.size());
            release(other);
          });
    }
    assertThat(beats).isNotEmpty();
  }

  private static void release(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The collector of PostgreSQL 13 and 14 is late; looking at the statistics waits for it. */
  private static void awaitStatistics(DatabaseSession session) {
    toAnalyze(session, Instant.EPOCH);
  }

  private static List<Table> toFreeze(DatabaseSession session, long began) {
    return tables(session.freezeBacklog(began));
  }

  /** User tables in need of full statistics. */
  private static List<Table> toAnalyze(DatabaseSession session, Instant since) {
    return tables(session.statisticsBacklog(Depth.FULL, since, since)).stream()
        .filter(t -> !t.schema().equals("pg_catalog") && !t.schema().equals("information_schema"))
        .toList();
  }

  private static List<Table> tables(Backlog backlog) {
    return backlog.todo().stream().map(Piece::table).toList();
  }

  private static OutsideException fault(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    OutsideException e = catchThrowableOfType(OutsideException.class, call);
    assertThat(e).as("a failure").isNotNull();
    return e;
  }
}
