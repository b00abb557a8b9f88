package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.cloud.database.TableSession.Depth;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics in two passes: rough ones where there are none, then thorough ones. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 18})
@ExtendWith(Servers.class)
final class StatisticsContractTest {
  private static final String BIG =
      " AS SELECT i AS a, i % 7 AS b, i::text AS c FROM generate_series(1, 4000) AS i";

  private final int major;
  private final TestServer server;

  StatisticsContractTest(int major, Servers.Pool servers) {
    this.major = major;
    this.server = servers.get(major);
  }

  @Test
  void roughComesFirstAndIsDoneAgainThoroughly() throws Exception {
    String database = server.fresh("two passes");
    server.run(database, "CREATE TABLE public.big" + BIG, "CREATE TABLE public.little (i int)");
    server.run(database, "INSERT INTO public.little VALUES (1)");
    try (DatabaseSession session = server.open(database, 1)) {
      Instant since = session.serverTime();
      assertThat(work(session, Depth.ROUGH, since, since)).contains(table("big"), table("little"));
      assertThat(buckets(database, "big", "a")).isEqualTo(2);
      assertThat(todo(session, Depth.ROUGH, since, since)).isEmpty();
      Instant rough = session.serverTime();
      assertThat(todo(session, Depth.FULL, since, rough))
          .as("what is small was thorough at once")
          .containsExactly(table("big"));
      work(session, Depth.FULL, since, rough);
      assertThat(buckets(database, "big", "a")).isEqualTo(101);
      assertThat(todo(session, Depth.FULL, since, rough)).isEmpty();
    }
  }

  @Test
  void systemTablesGetTheirsTooAndForeignOrTemporaryOnesDoNot() throws Exception {
    String database = server.fresh("catalogs");
    server.run(
        database,
        "CREATE EXTENSION file_fdw",
        "CREATE SERVER files FOREIGN DATA WRAPPER file_fdw",
        "CREATE FOREIGN TABLE public.far (t text) SERVER files OPTIONS (filename '/nowhere')");
    try (DatabaseSession session = server.open(database, 1);
        Connection other = server.connect(database);
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TEMP TABLE fleeting" + BIG);
      Instant since = session.serverTime();
      List<Table> tables = work(session, Depth.ROUGH, since, since);
      assertThat(tables)
          .contains(new Table("pg_catalog", "pg_foreign_server"))
          .noneMatch(t -> t.name().equals("fleeting") || t.name().equals("far"))
          .noneMatch(t -> t.name().equals("pg_statistic"));
      assertThat(todo(session, Depth.ROUGH, since, since)).isEmpty();
    }
  }

  @Test
  void whatHasStatisticsIsNeverMadeRough() throws Exception {
    String database = server.fresh("kept");
    server.run(database, "CREATE TABLE public.big" + BIG, "ANALYZE public.big");
    try (DatabaseSession session = server.open(database, 1)) {
      Instant since = session.serverTime();
      assertThat(todo(session, Depth.ROUGH, since, since)).doesNotContain(table("big"));
      assertThat(todo(session, Depth.FULL, since, since)).contains(table("big"));
    }
  }

  @Test
  void raisedTargetsWaitForTheThoroughPassWhichComesToThemFirst() throws Exception {
    String database = server.fresh("targets");
    server.run(
        database,
        "CREATE TABLE public.\"raised;\"" + BIG,
        "ALTER TABLE public.\"raised;\" ALTER COLUMN a SET STATISTICS 1000",
        "CREATE TABLE public.larger AS SELECT i AS a, repeat('x', 100) AS t FROM generate_series(1, 4000) AS i",
        "CREATE TABLE public.extended" + BIG,
        "CREATE STATISTICS public.s ON a, b FROM public.extended",
        "ALTER STATISTICS public.s SET STATISTICS 500",
        "CREATE TABLE public.only (a int)",
        "INSERT INTO public.only SELECT generate_series(1, 9000)",
        "ALTER TABLE public.only ALTER COLUMN a SET STATISTICS 200");
    try (DatabaseSession session = server.open(database, 1)) {
      Instant since = session.serverTime();
      List<Piece> rough = session.statisticsBacklog(Depth.ROUGH, since, since).todo();
      assertThat(columns(rough, "raised;")).containsExactly("b", "c");
      assertThat(columns(rough, "extended")).containsExactly("c");
      assertThat(columns(rough, "only")).containsExactly("a");
      assertThat(columns(rough, "larger")).isEmpty();
      work(session, Depth.ROUGH, since, since);
      assertThat(buckets(database, "raised;", "a")).isZero();
      assertThat(buckets(database, "raised;", "c")).isEqualTo(2);
      Instant then = session.serverTime();
      assertThat(todo(session, Depth.FULL, since, then))
          .containsExactlyInAnyOrder(
              table("raised;"), table("extended"), table("only"), table("larger"))
          .endsWith(table("larger"));
      work(session, Depth.FULL, since, then);
      assertThat(buckets(database, "raised;", "a")).isEqualTo(1001);
      assertThat(buckets(database, "larger", "a")).isEqualTo(101);
      assertThat(
              server.texts(
                  database,
                  "SELECT attstattarget FROM pg_attribute WHERE attrelid = 'public.\"raised;\"'::regclass AND attname = 'a'"))
          .containsExactly("1000");
      assertThat(server.texts(database, "SELECT count(*) FROM pg_statistic_ext_data"))
          .containsExactly("1");
    }
  }

  @Test
  void partitionsAreAnalysedOnceWithTheirParentsAndWithout() throws Exception {
    String database = server.fresh("parts");
    parts(database);
    try (DatabaseSession session = server.open(database, 1)) {
      Instant since = session.serverTime();
      List<Piece> rough = session.statisticsBacklog(Depth.ROUGH, since, since).todo();
      List<Table> names = user(rough);
      if (major >= 18) {
        assertThat(names).contains(table("whole"), table("low"), table("high"), table("higher"));
        assertThat(rough).filteredOn(p -> p.table().equals(table("whole"))).allMatch(Piece::only);
      } else {
        assertThat(names).containsExactly(table("whole"));
      }
      work(session, Depth.ROUGH, since, since);
      assertThat(todo(session, Depth.ROUGH, since, since)).isEmpty();
      assertThat(
              server.texts(
                  database,
                  "SELECT DISTINCT tablename::text FROM pg_stats WHERE schemaname = 'public' AND (inherited OR tablename NOT IN ('whole', 'high')) ORDER BY 1"))
          .containsExactly("high", "higher", "low", "whole");
      Instant then = session.serverTime();
      work(session, Depth.FULL, since, then);
      assertThat(todo(session, Depth.FULL, since, then)).isEmpty();
      assertThat(
              server.texts(
                  database,
                  "SELECT min(cardinality(histogram_bounds)) FROM pg_stats WHERE schemaname = 'public'"))
          .containsExactly("101");
    }
  }

  /**
   * Nobody analyses parents but people: before 18 their ANALYZE would make the partitions rough.
   */
  @Test
  void parentOfAnalysedPartitionsIsNotMadeAtTheirExpense() throws Exception {
    String database = server.fresh("expense");
    parts(database);
    server.run(database, "ANALYZE public.low", "ANALYZE public.higher");
    try (DatabaseSession session = server.open(database, 1)) {
      Instant since = session.serverTime();
      work(session, Depth.ROUGH, since, since);
      assertThat(buckets(database, "low", "i")).isEqualTo(101);
      work(session, Depth.FULL, since, session.serverTime());
      assertThat(
              server.texts(
                  database,
                  "SELECT count(*) FROM pg_stats WHERE inherited AND tablename = 'whole'"))
          .containsExactly("1");
    }
  }

  @Test
  void defect2_blockedTableIsNamedWithWhoBlocksItAndDoesNotBlockTheLook() throws Exception {
    String database = server.fresh("blocked");
    server.run(database, "CREATE TABLE public.busy" + BIG);
    try (DatabaseSession session = server.open(database, 1);
        Connection other = server.connect(database);
        Statement statement = other.createStatement()) {
      statement.execute("SET application_name = 'nightly batch'");
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE public.busy /* password=hunter2 */");
      Instant since = session.serverTime();
      assertThat(todo(session, Depth.ROUGH, since, since)).contains(table("busy"));
      assertThat(session.freezeBacklog(0).tables()).isPositive();
      OutsideException e =
          catchThrowableOfType(
              OutsideException.class,
              () -> session.analyze(Fence.OPEN, Piece.of(table("busy"), 0), Pulse.NONE));
      assertThat(e.failure().code()).isEqualTo("table-locked");
      assertThat(e.failure().reason())
          .contains("nightly batch", "AccessExclusiveLock", "user " + TestServer.LOGIN.user())
          .doesNotContain("hunter2", "LOCK TABLE");
      assertThat(e.failure().evidence()).singleElement().asString().startsWith("pid ");
      other.rollback();
      session.analyze(Fence.OPEN, Piece.of(table("busy"), 0), Pulse.NONE);
    }
  }

  /** A lost counter is work done again, never work left out. */
  @Test
  void countersLostInACrashLoseNoTable() throws Exception {
    String database = server.fresh("crash");
    server.run(database, "CREATE TABLE public.big" + BIG);
    try (DatabaseSession session = server.open(database, 1)) {
      Instant since = session.serverTime();
      work(session, Depth.ROUGH, since, since);
      Instant rough = session.serverTime();
      server.run(database, "SELECT pg_stat_reset()");
      assertThat(todo(session, Depth.ROUGH, since, since)).isEmpty();
      assertThat(todo(session, Depth.FULL, since, rough)).containsExactly(table("big"));
    }
  }

  private void parts(String database) throws Exception {
    server.run(
        database,
        "CREATE TABLE public.whole (i int) PARTITION BY RANGE (i)",
        "CREATE TABLE public.low PARTITION OF public.whole FOR VALUES FROM (0) TO (3000)",
        "CREATE TABLE public.high PARTITION OF public.whole FOR VALUES FROM (3000) TO (6000) PARTITION BY RANGE (i)",
        "CREATE TABLE public.higher PARTITION OF public.high FOR VALUES FROM (3000) TO (6000)",
        "INSERT INTO public.whole SELECT generate_series(0, 5999)");
  }

  private List<Table> work(DatabaseSession session, Depth depth, Instant since, Instant rough) {
    List<Piece> todo = session.statisticsBacklog(depth, since, rough).todo();
    todo.forEach(piece -> session.analyze(Fence.OPEN, piece, Pulse.NONE));
    return todo.stream().map(Piece::table).toList();
  }

  private static List<Table> todo(
      DatabaseSession session, Depth depth, Instant since, Instant rough) {
    return user(session.statisticsBacklog(depth, since, rough).todo());
  }

  private static List<Table> user(List<Piece> pieces) {
    return pieces.stream().map(Piece::table).filter(t -> t.schema().equals("public")).toList();
  }

  private static List<String> columns(List<Piece> pieces, String table) {
    return pieces.stream()
        .filter(p -> p.table().equals(table(table)))
        .findFirst()
        .orElseThrow()
        .columns();
  }

  private int buckets(String database, String table, String column) throws Exception {
    return server
        .texts(
            database,
            "SELECT coalesce(cardinality(histogram_bounds), 0) FROM pg_stats WHERE tablename = '%s' AND attname = '%s'"
                .formatted(table, column))
        .stream()
        .findFirst()
        .map(Integer::parseInt)
        .orElse(0);
  }

  private static Table table(String name) {
    return new Table("public", name);
  }
}
