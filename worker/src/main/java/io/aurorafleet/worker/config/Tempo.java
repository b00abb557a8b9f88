package io.aurorafleet.worker.config;

import java.time.Duration;

/**
 * How long things may take and how often to look, in one place so that a sandbox can scale all of
 * them together.
 *
 * @param lease how long a claim holds; calls to the outside get a quarter of it, retries included
 * @param look how often a waiting step looks without an event
 * @param slowLook how often one looks that waits for another cluster or an operator
 * @param startDeadline an accepted upgrade that was never seen to begin by then has failed
 * @param endDeadline how long a wait for RDS may last before the attempt is given up
 * @param watchdog how often each worker looks for overdue checkpoints
 * @param retry the first pause after a passing fault; doubles with each
 * @param settle the shortest time between two looks that must agree
 */
public record Tempo(
    Duration lease,
    Duration look,
    Duration slowLook,
    Duration startDeadline,
    Duration endDeadline,
    Duration watchdog,
    Duration retry,
    Duration settle) {
  private static final Duration SHORTEST_PROBE = Duration.ofMillis(100);

  /** The default on AWS. */
  public static Tempo aws() {
    return new Tempo(
        Duration.ofSeconds(120),
        Duration.ofSeconds(60),
        Duration.ofMinutes(15),
        Duration.ofMinutes(20),
        Duration.ofHours(12),
        Duration.ofSeconds(60),
        Duration.ofSeconds(15),
        Duration.ofSeconds(10));
  }

  /** Everything this many times faster, for a sandbox whose clock is scaled. */
  public Tempo faster(double times) {
    return new Tempo(
        by(lease, times),
        by(look, times),
        by(slowLook, times),
        by(startDeadline, times),
        by(endDeadline, times),
        by(watchdog, times),
        by(retry, times),
        by(settle, times));
  }

  /** The time limit of one call to the outside, retries included. */
  public Duration callTimeout() {
    return lease.dividedBy(4);
  }

  /**
   * The time between two looks at RDS of any two clusters that wait. A look takes two calls, or
   * three; so all that wait make one call a second at the most, however many workers there are.
   */
  public Duration turn() {
    return look.dividedBy(20);
  }

  /** The longest time a waiting cluster goes without a look, however many wait. */
  public Duration slowest() {
    return slowLook.multipliedBy(4);
  }

  /**
   * For how long a cluster must stand at its old version after an upgrade call before that counts
   * as the end of it: longer than workers' clocks may differ (AWS takes none that is five minutes
   * off) and RDS shows what was before.
   */
  public Duration standstill() {
    return look.multipliedBy(12);
  }

  /** How often it is tried whether clients can connect, while an upgrade goes on. */
  public Duration probe() {
    Duration second = look.dividedBy(60);
    return second.compareTo(SHORTEST_PROBE) < 0 ? SHORTEST_PROBE : second;
  }

  private static Duration by(Duration duration, double times) {
    return Duration.ofMillis(Math.max(1, Math.round(duration.toMillis() / times)));
  }
}
