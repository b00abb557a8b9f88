package io.aurorafleet.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Wave;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant T = Instant.parse("2026-11-22T21:00:00Z");
  private static final ClusterId A = new ClusterId("a");
  private static final ClusterId B = new ClusterId("b");

  @Test
  void aPlaceIsTakenFromAdmissionToTheEndOfThatAttempt() {
    Ledger one = Ledger.open("0", 1).admit("1", A, 1, T);
    assertThat(one.hasRoom()).isFalse();
    Ledger ended = one.end("2", A, new Ledger.End(1, Ledger.Result.FAILED, T));
    assertThat(ended.hasRoom()).isTrue();
    assertThat(ended.admit("3", A, 2, T).hasRoom()).isFalse();
  }

  @Test
  void anAdmissionIsForItsAttemptAndThoseBefore() {
    Ledger ledger = Ledger.open("0", 2).admit("1", A, 2, T);
    assertThat(ledger.admits(A, 1)).isTrue();
    assertThat(ledger.admits(A, 2)).isTrue();
    assertThat(ledger.admits(A, 3)).isFalse();
    assertThat(ledger.admits(B, 1)).isFalse();
  }

  @Test
  void aPausedRunHasNoRoom() {
    assertThat(Ledger.open("0", 2).pause("1", true).hasRoom()).isFalse();
    assertThat(Ledger.open("0", 2).pause("1", true).pause("2", false).hasRoom()).isTrue();
  }

  @Test
  void anOperatorPausesSingleClustersAndFreesThemWithTheRun() {
    Ledger ledger = Ledger.open("0", 2).pause("1", List.of(A), true);
    assertThat(ledger.pauses(A)).isTrue();
    assertThat(ledger.pauses(B)).isFalse();
    assertThat(ledger.hasRoom()).isTrue();
    assertThat(ledger.pause("2", List.of(A), false).pauses(A)).isFalse();
    assertThat(ledger.pause("2", false).pauses(A)).isFalse();
  }

  @Test
  void aWaveIsSpentByMoreFailuresThanItMayHaveAndEarlierAttemptsDoNotCount() {
    Ledger ledger = budget(0, A, B).admit("1", A, 1, T).end("2", A, failed(1));
    assertThat(ledger.spent(Wave.SECOND)).isTrue();
    assertThat(ledger.spent(Wave.FIRST)).isFalse();
    Ledger requeued = ledger.requeue("3", Map.of(A, 2));
    assertThat(requeued.spent(Wave.SECOND)).isFalse();
    assertThat(requeued.hasEnded(A)).isFalse();
    assertThat(requeued.requeue("4", Map.of(A, 1))).extracting(l -> l.attempt(A)).isEqualTo(2);
    assertThat(requeued.admit("4", A, 2, T).end("5", A, failed(2)).spent(Wave.SECOND)).isTrue();
    assertThat(budget(1, A, B).end("2", A, failed(1)).spent(Wave.SECOND)).isFalse();
  }

  @Test
  void aWaveHasEndedWhenTheLatestAttemptOfEachClusterHas() {
    Ledger ledger = budget(0, A, B).admit("1", A, 1, T).end("2", A, failed(1));
    assertThat(ledger.unended(Wave.SECOND)).isEqualTo(1);
    assertThat(ledger.end("3", B, new Ledger.End(1, Ledger.Result.HELD, T)).unended(Wave.SECOND))
        .isZero();
    assertThat(ledger.begun(Wave.SECOND)).isTrue();
    assertThat(ledger.begun(Wave.FIRST)).isFalse();
  }

  private static Ledger.End failed(int attempt) {
    return new Ledger.End(attempt, Ledger.Result.FAILED, T);
  }

  private static Ledger budget(int failures, ClusterId... clusters) {
    Ledger ledger = Ledger.open("0", 2);
    return new Ledger(
        ledger.schema(),
        ledger.id(),
        ledger.limit(),
        false,
        Map.of(),
        Map.of(),
        Stream.of(clusters).collect(Collectors.toMap(c -> c, c -> Wave.SECOND)),
        failures,
        null,
        Map.of(),
        Set.of(),
        Map.of());
  }
}
