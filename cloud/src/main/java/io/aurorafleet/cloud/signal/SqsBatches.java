package io.aurorafleet.cloud.signal;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.signal.SignalCodec;
import io.aurorafleet.contracts.signal.WireMessage;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends many signals, ten a call; SQS may refuse some entries of a batch and take the others. */
final class SqsBatches {
  private static final int BATCH = 10;
  private static final int ROUNDS = 4;

  private final SqsClient sqs;
  private final String url;

  SqsBatches(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /** Returns what could not be sent after all rounds. */
  List<WorkSignal> send(List<WorkSignal> signals) {
    List<WorkSignal> left = signals;
    for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
      List<WorkSignal> refused = new ArrayList<>();
      for (int from = 0; from < left.size(); from += BATCH) {
        refused.addAll(batch(left.subList(from, Math.min(left.size(), from + BATCH))));
      }
      left = refused;
    }
    return List.copyOf(left);
  }

  private List<WorkSignal> batch(List<WorkSignal> signals) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, signals.size()).mapToObj(i -> entry(i, signals.get(i))).toList();
    try {
      return AwsCall.run(
              "send %d messages to the work queue".formatted(entries.size()),
              () -> sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries)).failed())
          .stream()
          .map(BatchResultErrorEntry::id)
          .map(id -> signals.get(Integer.parseInt(id)))
          .toList();
    } catch (OutsideException e) {
      if (e.failure().category() == Failure.Category.RETRY) {
        return signals;
      }
      throw e;
    }
  }

  private static SendMessageBatchRequestEntry entry(int id, WorkSignal signal) {
    WireMessage message = SignalCodec.encode(signal);
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(id))
        .messageBody(message.body())
        .messageAttributes(SqsAttributes.toSqs(message.attributes()))
        .build();
  }
}
