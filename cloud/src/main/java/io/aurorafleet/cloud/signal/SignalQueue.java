package io.aurorafleet.cloud.signal;

import io.aurorafleet.contracts.signal.WireMessage;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.util.List;

/**
 * Sends, receives and settles messages; at least once, in no order. Throws {@link
 * io.aurorafleet.cloud.call.OutsideException} when the queue cannot be reached or refuses.
 */
public interface SignalQueue {
  /** The longest delay a message can have (SQS: 15 minutes). */
  Duration LONGEST_DELAY = Duration.ofMinutes(15);

  /** Which queue a message came from. */
  enum Source {
    /** Our own messages. */
    WORK,
    /** RDS events by EventBridge. */
    EVENTS
  }

  /**
   * A message that is ours for the queue's visibility timeout.
   *
   * @param receives how often it was received, this time included
   */
  record Received(Source source, String receipt, WireMessage message, int receives) {}

  /** Sends to the work queue; a longer delay than {@link #LONGEST_DELAY} is cut to it. */
  void send(WorkSignal signal, Duration delay);

  /**
   * Sends many in batches, trying refused entries again; whatever could not be sent is returned, so
   * that the caller can say so.
   */
  List<WorkSignal> sendAll(List<WorkSignal> signals);

  /** Waits up to {@code wait} (SQS: 20 s) for at most {@code most} (SQS: 10) messages. */
  List<Received> receive(Source source, int most, Duration wait);

  void delete(Received message);

  /** Makes the message invisible for that long from now; it comes again then. */
  void hide(Received message, Duration time);

  /** Puts the message, unchanged but for the reason, into the dead-letter queue. */
  void bury(Received message, String reason);
}
