package io.aurorafleet.cloud.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final Offset<Double> ABOUT = within(0.05);

  /** Time passes by waiting only. */
  private static final class WaitingClock implements WorkClock {
    private Duration now = Duration.ofHours(1);

    @Override
    public Instant now() {
      return Instant.EPOCH.plus(now);
    }

    @Override
    public Duration monotonic() {
      return now;
    }

    @Override
    public void pause(Duration time) {
      now = now.plus(time);
    }
  }

  private final WaitingClock clock = new WaitingClock();
  private final RateLimiter limiter =
      new RateLimiter(new RateLimiter.Limits(10, 1, 20, Duration.ofSeconds(30)), clock);

  private double calls(int number) {
    Duration from = clock.monotonic();
    for (int i = 0; i < number; i++) {
      limiter.await();
    }
    return clock.monotonic().minus(from).toMillis() / 1000.0;
  }

  @Test
  void aBurstGoesAtOnceAndWhatIsMoreAtTheRate() {
    assertThat(calls(20)).isZero();
    assertThat(calls(100)).isCloseTo(10, within(0.3));
  }

  @Test
  void throttlingHalvesTheRateAndTakesTheBurstAway() {
    limiter.throttled(clock.monotonic());

    assertThat(limiter.rate()).isCloseTo(5, ABOUT);
    assertThat(calls(10)).as("seconds for ten calls").isCloseTo(2, within(0.1));
  }

  @Test
  void aStormOfRefusalsOfCallsSentTogetherHalvesOnce() {
    Duration together = clock.monotonic();
    clock.pause(Duration.ofMillis(100));
    for (int i = 0; i < 10; i++) {
      limiter.throttled(together);
    }
    assertThat(limiter.rate()).isCloseTo(5, ABOUT);
  }

  @Test
  void theRateNeverFallsBelowItsLeastAndComesBackSlowly() {
    for (int i = 0; i < 10; i++) {
      clock.pause(Duration.ofMillis(1));
      limiter.throttled(clock.monotonic());
    }
    assertThat(limiter.rate()).isCloseTo(1, ABOUT);
    clock.pause(Duration.ofSeconds(60));
    assertThat(limiter.rate()).as("after a minute").isCloseTo(6, ABOUT);
    clock.pause(Duration.ofHours(1));
    assertThat(limiter.rate()).as("never above its most").isCloseTo(10, ABOUT);
  }

  @Test
  void anEffectNeverWaitsButIsPaidForByTheLooksAfterIt() {
    double burst = calls(20);
    Duration from = clock.monotonic();
    for (int i = 0; i < 30; i++) {
      limiter.spend();
    }
    assertThat(burst).isZero();
    assertThat(clock.monotonic()).isEqualTo(from);
    assertThat(limiter.owed())
        .hasValueSatisfying(o -> assertThat(o.toMillis()).isBetween(2900L, 3100L));
    assertThat(calls(1)).isCloseTo(3.1, within(0.1));
    assertThat(limiter.owed()).isEmpty();
  }

  @Test
  void whoeverWouldWaitLongerThanHisPatienceFailsAsThrottledAndTakesNoToken() {
    for (int i = 0; i < 400; i++) {
      limiter.spend();
    }
    assertThatThrownBy(limiter::await)
        .isInstanceOfSatisfying(
            OutsideException.class,
            e -> {
              assertThat(e.failure().code()).isEqualTo("throttled");
              assertThat(AwsFaults.refusedForSure(e.failure())).isTrue();
            });
    clock.pause(Duration.ofSeconds(38).plusMillis(100));
    assertThat(calls(1)).isZero();
  }
}
