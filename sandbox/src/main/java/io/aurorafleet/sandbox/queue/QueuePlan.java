package io.aurorafleet.sandbox.queue;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Decides how a standard queue uses the freedom that SQS gives it: at least once, in no order. The
 * default is the best behaviour SQS can show. Called under the queues' lock; must not call back.
 */
public interface QueuePlan {
  /** Every message once, in order, at its time. */
  QueuePlan NONE = new QueuePlan() {};

  /**
   * The copies that become of one message sent, each as the time it is late; two for a message that
   * is delivered twice.
   */
  default List<Duration> copies(String queue) {
    return List.of(Duration.ZERO);
  }

  /** Whether this entry of a batch fails, while the rest succeeds. */
  default boolean failsEntry(String queue, SendMessageBatchRequestEntry entry) {
    return false;
  }

  /** Which of the visible messages is received next, 0 for the oldest. */
  default int pick(String queue, int visible) {
    return 0;
  }

  /** Whether a delete that succeeds has no effect, so that the message comes again. */
  default boolean forgetsDelete(String queue) {
    return false;
  }
}
