package io.aurorafleet.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.contracts.signal.RdsNotice;
import io.aurorafleet.contracts.signal.Signal;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.contracts.signal.WorkSignal.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Position.Claimed CLAIM =
      new Position.Claimed("w1", LEASE, Orders.T.plus(LEASE));
  private static final Signal EVENT =
      new RdsNotice("e", "RDS-EVENT-0170", "CLUSTER", "x", "1", "r", Orders.T, "m");

  /** Three visits have happened. */
  private static Checkpoint claimed() {
    return Orders.checkpoint().claimedBy(CLAIM).claimedBy(CLAIM).claimedBy(CLAIM);
  }

  private static Checkpoint asleep() {
    return claimed()
        .at(new Position.Asleep(new Wait("x", Duration.ofMinutes(1)), Orders.T, Orders.T));
  }

  private static Signal signal(Reason reason, long visit) {
    return new WorkSignal(Orders.order(), new WorkSignal.Cursor("s", visit, 1), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER,   0, Drop", "ORDER,   3, Claim",
    "TIMER,   2, Drop", "TIMER,   3, Claim",
    "TAKEOVER,2, Drop", "TAKEOVER,3, Drop",
    "RESUME,  0, Claim", "RESUME,  3, Claim"
  })
  void whileAsleepOnlySignalsOfTheLatestVisitAndResumesClaim(
      Reason reason, long visit, String expected) {
    Admission admission = Admission.decide(asleep(), Duration.ZERO, signal(reason, visit), 1);
    assertThat(admission.getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "of 25 min, {0} s have passed")
  @CsvSource({"900, Resend[delay=PT10M]", "1499, Claim[]", "1500, Claim[]"})
  void theTimerOfAWaitLongerThanAMessageCanBeDelayedIsSentOnUntilItIsDue(
      long passed, String expected) {
    Checkpoint waiting =
        claimed()
            .at(new Position.Asleep(new Wait("x", Duration.ofMinutes(25)), Orders.T, Orders.T));
    Duration age = Duration.ofSeconds(passed);

    assertThat(Admission.decide(waiting, age, signal(Reason.TIMER, 3), 1)).hasToString(expected);
    assertThat(Admission.decide(waiting, age, signal(Reason.TIMER, 2), 1))
        .isInstanceOf(Admission.Drop.class);
    assertThat(Admission.decide(waiting, age, signal(Reason.RESUME, 3), 1))
        .isInstanceOf(Admission.Claim.class);
    assertThat(Admission.decide(waiting, age, EVENT, 1)).isInstanceOf(Admission.Claim.class);
  }

  @Test
  void whileAsleepAnEventClaims() {
    assertThat(Admission.decide(asleep(), Duration.ZERO, EVENT, 1))
        .isInstanceOf(Admission.Claim.class);
  }

  @ParameterizedTest
  @EnumSource
  void whileALeaseIsLiveOursAreSentAgainForItsEnd(Reason reason) {
    Admission admission =
        Admission.decide(claimed(), Duration.ofSeconds(100), signal(reason, 0), 1);
    assertThat(admission).isEqualTo(new Admission.Resend(Duration.ofSeconds(21)));
  }

  @Test
  void whileALeaseIsLiveAnEventIsKeptBackShortlyThenUntilItsEndAndAtLastDropped() {
    Duration age = Duration.ofSeconds(100);
    assertThat(Admission.decide(claimed(), age, EVENT, 4))
        .isEqualTo(new Admission.Hide(Duration.ofSeconds(2)));
    assertThat(Admission.decide(claimed(), age, EVENT, 5))
        .as("it may be all that guards a claim whose takeover timer was not sent")
        .isEqualTo(new Admission.Hide(Duration.ofSeconds(21)));
    assertThat(Admission.decide(claimed(), age, EVENT, 30)).isInstanceOf(Admission.Drop.class);
  }

  @ParameterizedTest
  @EnumSource
  void whenTheLeaseIsOverAnySignalClaimsHoweverOld(Reason reason) {
    assertThat(Admission.decide(claimed(), Duration.ofSeconds(121), signal(reason, 0), 1))
        .isInstanceOf(Admission.Claim.class);
    assertThat(Admission.decide(claimed(), Duration.ofSeconds(121), EVENT, 9))
        .isInstanceOf(Admission.Claim.class);
  }

  @Test
  void anAgeToldToTheSecondDoesNotEndALeaseEarly() {
    assertThat(Admission.decide(claimed(), LEASE, signal(Reason.TAKEOVER, 3), 1))
        .isEqualTo(new Admission.Resend(Duration.ofSeconds(1)));
  }

  @Test
  void whatIsOverIsDropped() {
    Checkpoint halted = claimed().at(new Position.Halted(Failure.bug("x", "y"), Orders.T));
    assertThat(Admission.decide(halted, Duration.ofDays(1), signal(Reason.RESUME, 3), 1))
        .isInstanceOf(Admission.Drop.class);
  }
}
