package io.aurorafleet.worker.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.cloud.database.TableSession.Holder;
import io.aurorafleet.cloud.database.TableSession.Lag;
import io.aurorafleet.worker.config.TableLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisions of table work, one by one. */
class TableRulesTest {
  @ParameterizedTest
  @CsvSource({
    "200000000, 199000000, public, false, true",
    "200000000, 181000000, public, false, true",
    "200000000, 100000000, public, false, false",
    "200000000, 199000000, public, true, false",
    "200000000, 199000000, pg_catalog, true, true",
    "90000, 90000, public, false, false",
    "200000, 90000, public, false, false"
  })
  void freezingIsUselessWhereSomebodyStillSeesNearlyAllOfTheRows(
      long age, long held, String schema, boolean catalogs, boolean useless) {
    Piece piece = new Piece(new Table(schema, "t"), 0, age, false, false, List.of());
    List<Holder> holders = List.of(new Holder("session 42 (psql, user bob)", held, catalogs));
    assertThat(FreezeJob.useless(piece, holders).isPresent()).isEqualTo(useless);
    FreezeJob.useless(piece, holders)
        .ifPresent(why -> assertThat(why).contains("session 42 (psql, user bob)"));
  }

  @ParameterizedTest
  @CsvSource({"0, 9999, false", "0, 10001, true", "1073741824, 0, false", "1073741825, 0, true"})
  void freezingRestsOnlyBeyondTheLimits(long bytes, long millis, boolean rests) {
    assertThat(
            Brake.behind(List.of(new Lag("x", bytes, millis)), TableLimits.defaults()).isPresent())
        .isEqualTo(rests);
  }

  @ParameterizedTest
  @CsvSource({"0, 29, false", "0, 30, true", "100, 49, false", "100, 50, true", "20, 29, false"})
  void progressIsRememberedEverMoreRarely(int worked, int since, boolean due) {
    assertThat(Saving.due(Duration.ofSeconds(worked), Duration.ofSeconds(since))).isEqualTo(due);
  }

  @Test
  void everyDatabaseHasALogOfItsOwnWhateverItIsCalled() {
    assertThat(TableLog.name("freeze", "app")).isEqualTo("freeze/app");
    List<String> hostile =
        List.of(
            "a/b",
            "a_b",
            "A_b",
            "../x",
            "it's",
            "Grüße",
            "a b",
            "a\"b",
            "x".repeat(63),
            "x".repeat(62));
    assertThat(hostile.stream().map(d -> TableLog.name("freeze", d)))
        .doesNotHaveDuplicates()
        .allMatch(n -> n.matches("freeze/[A-Za-z0-9_~-]+"));
  }

  @Test
  void oneBrokenHandEndsTheOthersAndItsReasonIsTold() {
    CountDownLatch waiting = new CountDownLatch(3);
    AtomicInteger number = new AtomicInteger();
    AtomicInteger interrupted = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Hands.run(
                    4,
                    () -> {
                      try {
                        if (number.getAndIncrement() == 0) {
                          waiting.await();
                          throw new IllegalStateException("broken");
                        }
                        waiting.countDown();
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.incrementAndGet();
                      }
                    },
                    () -> {}))
        .hasMessage("broken");
    assertThat(interrupted).hasValue(3);
  }
}
