package io.aurorafleet.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import java.time.Instant;
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
}
