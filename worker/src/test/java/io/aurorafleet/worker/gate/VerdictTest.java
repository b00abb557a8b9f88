package io.aurorafleet.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Ledger.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The gate's rule. Clusters a, b are of the first wave, c, d of the second, e of the last. */
class VerdictTest {
  private static final Instant T = Instant.parse("2026-11-22T21:00:00Z");
  private static final ClusterId A = new ClusterId("a");
  private static final ClusterId B = new ClusterId("b");
  private static final ClusterId C = new ClusterId("c");
  private static final ClusterId D = new ClusterId("d");
  private static final ClusterId E = new ClusterId("e");

  @Test
  void defect12NotAllAtOnceWavesWaitForThoseBeforeThem() {
    Ledger none = ledger(10, null, null);
    assertThat(verdict(none, A)).isInstanceOf(Verdict.Admit.class);
    assertThat(verdict(none, C))
        .isEqualTo(new Verdict.Wait("wave first to end, of which 2 cluster(s) have not"));
    Ledger half = ended(none, A, Result.SUCCEEDED);
    assertThat(verdict(half, C)).isInstanceOf(Verdict.Wait.class);
    Ledger first = ended(half, B, Result.HELD);
    assertThat(verdict(first, C)).isInstanceOf(Verdict.Admit.class);
    assertThat(verdict(first, E))
        .isEqualTo(new Verdict.Wait("wave second to end, of which 2 cluster(s) have not"));
  }

  @Test
  void defect12NoMoreAtATimeThanTheLimit() {
    Ledger full = ledger(1, null, null).admit("1", A, 1, T);
    assertThat(verdict(full, A)).isInstanceOf(Verdict.Admitted.class);
    assertThat(verdict(full, B))
        .isEqualTo(new Verdict.Wait("one of the 1 places at work to become free"));
  }

  @Test
  void defect12FailuresBeyondTheBudgetHoldWhoeverHasNotBegun() {
    Ledger one = ended(ledger(10, 1, null), A, Result.FAILED);
    assertThat(verdict(one, B)).isInstanceOf(Verdict.Admit.class);
    Ledger two = ended(one.admit("2", C, 1, T), B, Result.FAILED);
    assertThat(held(two, D)).isEqualTo("budget-spent");
    assertThat(held(two, E)).isEqualTo("budget-spent");
    assertThat(verdict(two, C)).as("who has begun goes on").isInstanceOf(Verdict.Admitted.class);
    assertThat(verdict(ended(ended(ledger(10, null, null), A, Result.FAILED), B, Result.FAILED), C))
        .as("without a budget failures stop nobody")
        .isInstanceOf(Verdict.Admit.class);
  }

  @Test
  void failuresOfALaterWaveDoNotHoldAnEarlierOne() {
    Ledger later = ended(ledger(10, 0, null), C, Result.FAILED);
    assertThat(verdict(later, A)).isInstanceOf(Verdict.Admit.class);
  }

  @Test
  void aRequeueTakesAPlaceNowForgivesTheFailureAndClosesNoWaveAgain() {
    Ledger first = ended(ended(ledger(1, 0, null), B, Result.SUCCEEDED), A, Result.FAILED);
    assertThat(held(first, C)).isEqualTo("budget-spent");
    Ledger requeued = first.requeue("3", Map.of(A, 2));
    assertThat(verdict(requeued, A, 2)).isInstanceOf(Verdict.Admit.class);
    assertThat(verdict(requeued, C)).isInstanceOf(Verdict.Wait.class);
    Ledger second =
        ended(ended(ledger(1, 0, null), A, Result.SUCCEEDED), B, Result.SUCCEEDED)
            .admit("4", C, 1, T)
            .requeue("5", Map.of(A, 2));
    assertThat(verdict(second, A, 2)).as("no place").isInstanceOf(Verdict.Wait.class);
    Ledger free = ended(second, C, Result.SUCCEEDED);
    assertThat(verdict(free, A, 2)).isInstanceOf(Verdict.Admit.class);
    assertThat(verdict(free, D)).as("not closed again").isInstanceOf(Verdict.Admit.class);
  }

  @Test
  void anAttemptThatAnOperatorNamedIsNotHeldByTheFailuresOfOthers() {
    Ledger spent = ended(ended(ledger(1, 0, null), B, Result.FAILED), A, Result.FAILED);
    Ledger requeued = spent.requeue("3", Map.of(A, 2));
    assertThat(verdict(requeued, A, 2)).isInstanceOf(Verdict.Hold.class);
    Ledger named = requeued.waive("4", Map.of(A, 2));
    assertThat(verdict(named, A, 2)).isInstanceOf(Verdict.Admit.class);
    assertThat(held(named, C)).as("the others are").isEqualTo("budget-spent");
    assertThat(verdict(named, A, 3)).as("one attempt").isInstanceOf(Verdict.Hold.class);
    assertThat(verdict(named.pause("5", true), A, 2)).isInstanceOf(Verdict.Wait.class);
  }

  @Test
  void aPauseHoldsBackWithoutEndingAnything() {
    Ledger paused = ledger(10, null, null).pause("1", true);
    assertThat(verdict(paused, A)).isEqualTo(new Verdict.Wait("the run to be resumed"));
    Ledger one = ledger(10, null, null).pause("1", List.of(A), true);
    assertThat(verdict(one, A)).isEqualTo(new Verdict.Wait("the cluster to be resumed"));
    assertThat(verdict(one, B)).isInstanceOf(Verdict.Admit.class);
  }

  @Test
  void afterTheWindowNobodyBegins() {
    Ledger ledger = ledger(10, null, T.plusSeconds(60));
    assertThat(verdict(ledger, A)).isInstanceOf(Verdict.Admit.class);
    assertThat(Verdict.of(ledger, A, 1, T.plusSeconds(60))).isInstanceOf(Verdict.Hold.class);
    assertThat(Verdict.of(ledger.admit("1", A, 1, T), A, 1, T.plusSeconds(60)))
        .isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void aWorkerLongGoneDoesNotAdmitAgainWhatHasEnded() {
    Ledger held = ledger(10, null, null).end("1", A, new Ledger.End(1, Ledger.Result.HELD, T));
    assertThat(verdict(held, A)).isInstanceOf(Verdict.Wait.class);
  }

  private static Verdict verdict(Ledger ledger, ClusterId cluster) {
    return verdict(ledger, cluster, 1);
  }

  private static Verdict verdict(Ledger ledger, ClusterId cluster, int attempt) {
    return Verdict.of(ledger, cluster, attempt, T);
  }

  private static String held(Ledger ledger, ClusterId cluster) {
    return ((Verdict.Hold) verdict(ledger, cluster)).why().code();
  }

  private static Ledger ended(Ledger ledger, ClusterId cluster, Result result) {
    return ledger.admit("x", cluster, 1, T).end("y", cluster, new Ledger.End(1, result, T));
  }

  private static Ledger ledger(int limit, @Nullable Integer budget, @Nullable Instant end) {
    Map<ClusterId, Wave> waves =
        Map.of(A, Wave.FIRST, B, Wave.FIRST, C, Wave.SECOND, D, Wave.SECOND, E, Wave.LAST);
    return new Ledger(
        Ledger.SCHEMA,
        "0",
        limit,
        false,
        Map.of(),
        Map.of(),
        waves,
        budget,
        end,
        Map.of(),
        Set.of(),
        Map.of());
  }
}
