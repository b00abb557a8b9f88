package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.signal.RdsNotice;
import io.aurorafleet.contracts.signal.Signal;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;

/** Whether a signal leads to a visit; the whole rule, as a pure function of what was read. */
public sealed interface Admission {
  /** Claim the checkpoint and advance it. */
  record Claim() implements Admission {}

  /** Out of date, or about something that is over: delete the message. */
  record Drop(String why) implements Admission {}

  /** A worker is at it, but what the event says may be news to it: look again shortly. */
  record Hide(Duration time) implements Admission {}

  /** A worker is at it; somebody must look when its lease ends. */
  record Resend(Duration delay) implements Admission {}

  /** How long an event is kept back while a worker is at the checkpoint. */
  Duration SHORT = Duration.ofSeconds(2);

  /** How often an event is kept back so shortly; after that until the lease ends. */
  int MOST_HIDES = 5;

  /**
   * How often an event is kept back at all; the visit's own next look will see what it told of. Not
   * less, because in a storm it may be all that guards a claim whose takeover timer was not sent.
   */
  int MOST_WAITS = 30;

  /** S3 tells an object's age to the second; a lease is over only when it surely is. */
  Duration GRAIN = Duration.ofSeconds(1);

  /**
   * Decides.
   *
   * @param age how long ago the checkpoint was written, by the store's clock
   * @param receives how often the message has been received
   */
  static Admission decide(Checkpoint checkpoint, Duration age, Signal signal, int receives) {
    if (checkpoint.position().terminal()) {
      return new Drop("the attempt is over");
    }
    if (checkpoint.position() instanceof Position.Claimed claim) {
      Duration left = claim.lease().plus(GRAIN).minus(age);
      if (left.isNegative() || left.isZero()) {
        return new Claim();
      }
      if (signal instanceof RdsNotice) {
        return receives < MOST_WAITS
            ? new Hide(receives < MOST_HIDES ? SHORT : left)
            : new Drop("the worker that is at it will look for itself");
      }
      return new Resend(left);
    }
    return signal instanceof WorkSignal work ? whileAsleep(checkpoint, age, work) : new Claim();
  }

  private static Admission whileAsleep(Checkpoint checkpoint, Duration age, WorkSignal signal) {
    return switch (signal.reason()) {
      case RESUME -> new Claim();
      case TAKEOVER -> new Drop("the claim it guarded has ended well");
      case ORDER, TIMER ->
          signal.cursor().visit() < checkpoint.visit()
              ? new Drop("a later visit has happened")
              : whenDue(checkpoint, age);
    };
  }

  /** A wait longer than a message can be delayed: its timer is sent on for what is left of it. */
  private static Admission whenDue(Checkpoint checkpoint, Duration age) {
    if (checkpoint.position() instanceof Position.Asleep asleep
        && asleep.waiting().look().compareTo(SignalQueue.LONGEST_DELAY) > 0) {
      Duration left = asleep.waiting().look().minus(age);
      return left.compareTo(GRAIN) > 0 ? new Resend(left) : new Claim();
    }
    return new Claim();
  }
}
