package io.aurorafleet.sandbox.queue;

import io.aurorafleet.sandbox.wire.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Puts messages into queues, as often and as late as the plan says. Under the queues' lock. */
final class Sender {
  /** Makes ids look like SQS's while they repeat from run to run. */
  private static final long ID_PREFIX = 0x5153_0000_0000_4000L;

  private final InstantSource clock;
  private final QueuePlan plan;
  private long sent;

  Sender(InstantSource clock, QueuePlan plan) {
    this.clock = clock;
    this.plan = plan;
  }

  /** Sends, and gives the message's id. */
  String send(MemoryQueue queue, SendMessageRequest request) {
    MessageLimits.check(request.messageBody(), request.messageAttributes());
    MessageLimits.checkDelay(request.delaySeconds());
    Duration delay =
        request.delaySeconds() == null
            ? queue.settings().delay()
            : Duration.ofSeconds(request.delaySeconds());
    String id = new UUID(ID_PREFIX, Long.MIN_VALUE | sent++).toString();
    for (Duration late : plan.copies(queue.name)) {
      queue.add(message(id, request, clock.instant(), delay.plus(late)));
    }
    return id;
  }

  private static StoredMessage message(
      String id, SendMessageRequest request, Instant now, Duration delay) {
    return new StoredMessage(
        id,
        request.messageBody(),
        request.messageAttributes(),
        Optional.ofNullable(
                request
                    .messageSystemAttributes()
                    .get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER))
            .map(trace -> trace.stringValue()),
        now,
        now.plus(delay));
  }

  SendMessageBatchResponse sendBatch(
      MemoryQueue queue, List<SendMessageBatchRequestEntry> entries) {
    checkTotal(entries);
    List<SendMessageBatchResultEntry> sentEntries = new ArrayList<>();
    Batches result =
        Batches.run(
            entries,
            SendMessageBatchRequestEntry::id,
            entry -> {
              if (plan.failsEntry(queue.name, entry)) {
                throw Faults.unmodelled(
                    SqsException.builder(), "InternalError", 500, "We encountered an error.");
              }
              String messageId = send(queue, request(entry));
              sentEntries.add(
                  SendMessageBatchResultEntry.builder()
                      .id(entry.id())
                      .messageId(messageId)
                      .build());
            });
    return SendMessageBatchResponse.builder()
        .successful(sentEntries)
        .failed(result.failed())
        .build();
  }

  private static void checkTotal(List<SendMessageBatchRequestEntry> entries) {
    int bytes = 0;
    for (SendMessageBatchRequestEntry entry : entries) {
      bytes += MessageLimits.check(entry.messageBody(), Map.copyOf(entry.messageAttributes()));
    }
    if (bytes > MessageLimits.MAX_BYTES) {
      throw SqsFaults.batchTooLong(bytes);
    }
  }

  private static SendMessageRequest request(SendMessageBatchRequestEntry entry) {
    return SendMessageRequest.builder()
        .messageBody(entry.messageBody())
        .messageAttributes(entry.messageAttributes())
        .messageSystemAttributes(entry.messageSystemAttributes())
        .delaySeconds(entry.delaySeconds())
        .build();
  }
}
