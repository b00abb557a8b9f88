package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.LeaseLostException;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.cloud.database.Databases.Worker;
import io.aurorafleet.contracts.Failure.Category;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** One worker at a time, and a statement ends with the lease of who began it. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 17})
@ExtendWith(Servers.class)
final class OneWorkerContractTest {
  private static final Table BIG = new Table("public", "big");
  private static final Piece PIECE = Piece.of(BIG, 0);
  private static final String VACUUM_RUNS =
      "SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'VACUUM%'";
  private static final String NO_VACUUM = "SELECT WHERE NOT EXISTS (" + VACUUM_RUNS + ")";

  /** A VACUUM with these takes minutes over the table below. */
  private static final DatabaseSettings CRAWLING =
      new DatabaseSettings(
          "disable",
          null,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMillis(200),
          Duration.ofMillis(20),
          1L << 30,
          Duration.ofMillis(100));

  private final TestServer server;

  OneWorkerContractTest(int major, Servers.Pool servers) {
    this.server = servers.get(major);
  }

  @BeforeEach
  void bigTable() throws Exception {
    server.run(
        server.fresh("work"),
        "CREATE TABLE public.big AS SELECT i, repeat('x', 500) AS t FROM generate_series(1, 9000) i");
  }

  @Test
  void takingOverEndsWhatThePredecessorLeftRunning() throws Exception {
    DatabaseSession predecessor = server.open("work", 1, CRAWLING);
    predecessor.takeOver(Pulse.NONE);
    CompletableFuture<Void> vacuum =
        CompletableFuture.runAsync(() -> predecessor.freeze(Fence.OPEN, PIECE, 1, Pulse.NONE));
    server.await("work", VACUUM_RUNS);
    try (DatabaseSession successor = server.open("work", 2)) {
      successor.takeOver(Pulse.NONE);
      successor.takeOver(Pulse.NONE);
      server.await("work", NO_VACUUM);
    }
    assertThatThrownBy(() -> vacuum.get(1, TimeUnit.MINUTES))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            OutsideException.class,
            e -> assertThat(e.failure().category()).isEqualTo(Category.RETRY));
    predecessor.close();
  }

  @Test
  void helpersWorkBesideTheirOwnVisitAndNeverBesideALaterOne() throws Exception {
    try (DatabaseSession lead = server.open("work", 2);
        DatabaseSession helper = server.open("work", 2)) {
      lead.takeOver(Pulse.NONE);
      helper.assist();
      helper.freeze(Fence.OPEN, PIECE, 10_000, Pulse.NONE);
      try (DatabaseSession late = server.open("work", 1)) {
        assertThatThrownBy(late::assist).isInstanceOf(LeaseLostException.class);
      }
    }
  }

  @Test
  void predecessorThatComesLateIsTurnedAway() {
    try (DatabaseSession successor = server.open("work", 2);
        DatabaseSession late = server.open("work", 1)) {
      assertThatThrownBy(() -> late.takeOver(Pulse.NONE)).isInstanceOf(LeaseLostException.class);
      successor.takeOver(Pulse.NONE);
    }
  }

  @Test
  void sessionsOfOthersAreLeftAloneAndWaitedFor() {
    Worker other = new Worker("20261121t2100-aaaa", "orders", 9);
    DatabaseSettings impatient =
        TestServer.SETTINGS.timed(
            Duration.ofSeconds(10), Duration.ofMillis(10), Duration.ofMillis(10));
    try (DatabaseSession second = server.open("work", 2, impatient)) {
      try (DatabaseSession first =
          new JdbcDatabases(impatient).open(server.place("work"), TestServer.LOGIN, other)) {
        first.takeOver(Pulse.NONE);
        OutsideException taken =
            catchThrowableOfType(OutsideException.class, () -> second.takeOver(Pulse.NONE));
        assertThat(taken.failure().code()).isEqualTo("database-taken");
        assertThat(taken.failure().category()).isEqualTo(Category.RETRY);
        assertThat(taken.failure().reason()).contains("aurora-fleet/20261121t2100-aaaa/orders/9");
      }
      second.takeOver(Pulse.NONE);
    }
  }

  @Test
  void lostLeaseCancelsTheStatementAndLeavesTheSessionUsable() throws Exception {
    try (DatabaseSession session = server.open("work", 1, CRAWLING)) {
      Pulse lost =
          () -> {
            try {
              server.await("work", VACUUM_RUNS);
            } catch (java.sql.SQLException e) {
              throw new AssertionError(e);
            }
            throw new LeaseLostException("gone");
          };
      assertThatThrownBy(() -> session.freeze(Fence.OPEN, PIECE, 1, lost))
          .isInstanceOf(LeaseLostException.class);
      assertThat(server.texts("work", VACUUM_RUNS)).isEmpty();
      assertThat(session.observe("SELECT current_setting('statement_timeout') AS t"))
          .containsExactly(java.util.Map.of("t", "30s"));
      assertThat(session.freezeBacklog(session.nextXid()).todo())
          .extracting(Piece::table)
          .contains(BIG);
    }
  }

  @Test
  void interruptedWorkerCancelsTheStatement() throws Exception {
    try (DatabaseSession session = server.open("work", 1, CRAWLING)) {
      Thread worker = Thread.currentThread();
      CompletableFuture<Void> stop =
          CompletableFuture.runAsync(
              () -> {
                try {
                  server.await("work", VACUUM_RUNS);
                } catch (java.sql.SQLException e) {
                  throw new AssertionError(e);
                }
                worker.interrupt();
              });
      assertThatThrownBy(() -> session.freeze(Fence.OPEN, PIECE, 1, Pulse.NONE))
          .isInstanceOf(OutsideException.class);
      assertThat(Thread.interrupted()).isTrue();
      stop.get(1, TimeUnit.MINUTES);
      assertThat(server.texts("work", VACUUM_RUNS)).isEmpty();
    }
  }

  @Test
  void closedFenceLetsNothingThrough() {
    Fence closed =
        () -> {
          throw new LeaseLostException("too late");
        };
    try (DatabaseSession session = server.open("work", 1)) {
      assertThatThrownBy(() -> session.freeze(closed, PIECE, 1, Pulse.NONE))
          .isInstanceOf(LeaseLostException.class);
      assertThatThrownBy(() -> session.analyze(closed, PIECE, Pulse.NONE))
          .isInstanceOf(LeaseLostException.class);
      assertThatThrownBy(() -> session.dropSlot(closed, "s"))
          .isInstanceOf(LeaseLostException.class);
      assertThat(session.freezeBacklog(session.nextXid()).todo())
          .extracting(Piece::table)
          .contains(BIG);
    }
  }
}
