package io.aurorafleet.cloud.call;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * How often this process may call an API whose rate is shared, and not told: RDS's, per account and
 * Region. A bucket of tokens whose rate is halved when the API says that it is throttled, and comes
 * back slowly; so several processes that do not know each other find their shares.
 *
 * <p>Looks wait for their token, on the clock that was given. Effects never wait, because they are
 * made under a lease that was checked just before: they take their token on credit, which the looks
 * after them pay back. While much is owed, nothing new should be begun: see {@link #owed()}.
 */
public final class RateLimiter {
  /** How long the rate takes to come back from nothing to its most. */
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  private static final double NANOS = 1e9;

  /**
   * Between which rates.
   *
   * @param most calls a second at the best of times
   * @param least calls a second at the worst
   * @param burst calls that may come at once after a rest
   * @param patience how long a look may wait for its token before it fails, to be tried later
   */
  public record Limits(double most, double least, double burst, Duration patience) {
    public Limits {
      if (least <= 0 || most < least || burst < 1) {
        throw new IllegalArgumentException("A limiter's rates are positive, its burst at least 1");
      }
    }

    /** Up to so many calls a second, at once as many as in five seconds, at the worst a tenth. */
    public static Limits upTo(double most) {
      return new Limits(
          most, Math.max(most / 10, Math.min(most, 1)), most * 5, Duration.ofSeconds(30));
    }
  }

  private final Limits limits;
  private final WorkClock clock;
  private double rate;
  private double tokens;
  private Duration at;
  private Duration slowedAt;

  public RateLimiter(Limits limits, WorkClock clock) {
    this.limits = limits;
    this.clock = clock;
    this.rate = limits.most();
    this.tokens = limits.burst();
    this.at = clock.monotonic();
    this.slowedAt = at;
  }

  /**
   * Waits for a token; first come, first served.
   *
   * @return when the call may be sent, which is now, for {@link #throttled}
   * @throws OutsideException when that would take longer than the limiter's patience
   */
  public Duration await() {
    Duration wait = take();
    if (!wait.isZero()) {
      clock.pause(wait);
    }
    return clock.monotonic();
  }

  /** Takes a token at once, on credit if there is none. */
  public synchronized Duration spend() {
    refill();
    tokens -= 1;
    return at;
  }

  /**
   * The API refused a call because there were too many. Of calls that were sent together only the
   * first one told slows down.
   *
   * @param sentAt when the call was sent
   */
  public synchronized void throttled(Duration sentAt) {
    refill();
    if (sentAt.compareTo(slowedAt) < 0) {
      return;
    }
    rate = Math.max(limits.least(), rate / 2);
    tokens = Math.min(tokens, 0);
    slowedAt = at;
  }

  /** How long it takes to pay back what is owed; empty while a call need not wait for long. */
  public synchronized Optional<Duration> owed() {
    refill();
    Duration wait = untilThereAre(0);
    return wait.compareTo(limits.patience().dividedBy(15)) > 0
        ? Optional.of(wait)
        : Optional.empty();
  }

  /** Calls a second, as of now. */
  public synchronized double rate() {
    refill();
    return rate;
  }

  private synchronized Duration take() {
    refill();
    Duration wait = untilThereAre(1);
    if (wait.compareTo(limits.patience()) > 0) {
      throw new OutsideException(
          Failure.retry(
              "throttled",
              "Could not ask AWS: this process may make %.1f calls a second just now, and too many wait for theirs."
                  .formatted(rate),
              "It is tried again by itself; if it goes on, lower the in-flight limit or the number of workers: RDS's rates are shared by the whole account and Region."));
    }
    tokens -= 1;
    return wait;
  }

  private Duration untilThereAre(double wanted) {
    double lacking = wanted - tokens;
    return lacking <= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil(lacking / rate * NANOS)).plusMillis(1);
  }

  private void refill() {
    Duration now = clock.monotonic();
    double seconds = Math.max(0, now.minus(at).toNanos() / NANOS);
    tokens = Math.min(limits.burst(), tokens + seconds * rate);
    rate = Math.min(limits.most(), rate + seconds * limits.most() / RECOVERY.toSeconds());
    at = now;
  }
}
