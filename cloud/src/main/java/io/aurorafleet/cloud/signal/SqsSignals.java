package io.aurorafleet.cloud.signal;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.contracts.signal.SignalCodec;
import io.aurorafleet.contracts.signal.WireMessage;
import io.aurorafleet.contracts.signal.WorkSignal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Signals through Amazon SQS standard queues. */
public final class SqsSignals implements SignalQueue {
  private static final int MOST_AT_ONCE = 10;

  /** What a receive may take beyond its waiting time; it has no effect that a fence must know. */
  private static final Duration BEYOND_WAIT = Duration.ofSeconds(30);

  private final SqsClient sqs;
  private final QueueUrls urls;

  @Inject
  public SqsSignals(SqsClient sqs, QueueUrls urls) {
    this.sqs = sqs;
    this.urls = urls;
  }

  @Override
  public void send(WorkSignal signal, Duration delay) {
    WireMessage message = SignalCodec.encode(signal);
    AwsCall.run(
        "send a message about cluster %s to the work queue".formatted(signal.order().cluster()),
        () ->
            sqs.sendMessage(
                r ->
                    r.queueUrl(urls.work())
                        .messageBody(message.body())
                        .messageAttributes(SqsAttributes.toSqs(message.attributes()))
                        .delaySeconds(seconds(delay, LONGEST_DELAY))));
  }

  @Override
  public List<WorkSignal> sendAll(List<WorkSignal> signals) {
    return new SqsBatches(sqs, urls.work()).send(signals);
  }

  @Override
  public List<Received> receive(Source source, int most, Duration wait) {
    int seconds = seconds(wait, AwsClients.LONGEST_POLL);
    Duration limit = BEYOND_WAIT.plusSeconds(seconds);
    ReceiveMessageRequest request =
        ReceiveMessageRequest.builder()
            .queueUrl(url(source))
            .maxNumberOfMessages(Math.max(1, Math.min(most, MOST_AT_ONCE)))
            .waitTimeSeconds(seconds)
            .messageAttributeNames("All")
            .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
            .overrideConfiguration(c -> c.apiCallTimeout(limit).apiCallAttemptTimeout(limit))
            .build();
    return AwsCall.run(
            "receive from %s %s".formatted(called(source), url(source)),
            () -> sqs.receiveMessage(request).messages())
        .stream()
        .map(message -> received(source, message))
        .toList();
  }

  @Override
  public void delete(Received message) {
    settle(
        "delete a message from " + called(message.source()),
        () ->
            sqs.deleteMessage(
                r -> r.queueUrl(url(message.source())).receiptHandle(message.receipt())));
  }

  @Override
  public void hide(Received message, Duration time) {
    settle(
        "hide a message of " + called(message.source()),
        () ->
            sqs.changeMessageVisibility(
                r ->
                    r.queueUrl(url(message.source()))
                        .receiptHandle(message.receipt())
                        .visibilityTimeout(seconds(time, Duration.ofHours(12)))));
  }

  /** Sent before it is deleted: after a crash between, it is there twice, never not at all. */
  @Override
  public void bury(Received message, String reason) {
    Map<String, String> attributes =
        SqsAttributes.withReason(message.message().attributes(), reason);
    AwsCall.run(
        "put a message of %s into the dead-letter queue".formatted(called(message.source())),
        () ->
            sqs.sendMessage(
                r ->
                    r.queueUrl(urls.deadLetters())
                        .messageBody(message.message().body())
                        .messageAttributes(SqsAttributes.toSqs(attributes))));
    delete(message);
  }

  /** A receipt that is out of date means that the message is no longer ours, which is fine. */
  private static void settle(String what, Runnable call) {
    AwsCall.run(
        what,
        () -> {
          try {
            call.run();
          } catch (SqsException e) {
            if (!SqsAttributes.receiptIsOld(e)) {
              throw e;
            }
          }
          return what;
        });
  }

  private String url(Source source) {
    return source == Source.WORK ? urls.work() : urls.events();
  }

  private static String called(Source source) {
    return source == Source.WORK ? "the work queue" : "the events queue";
  }

  private static Received received(Source source, Message message) {
    String receives =
        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    return new Received(
        source,
        message.receiptHandle(),
        new WireMessage(message.body(), SqsAttributes.fromSqs(message.messageAttributes())),
        Integer.parseInt(requireNonNullElse(receives, "1")));
  }

  /** Whole seconds, rounded up: a timer must not come before its time. */
  private static int seconds(Duration time, Duration most) {
    Duration cut = time.compareTo(most) > 0 ? most : time;
    return cut.isNegative() ? 0 : (int) cut.plusMillis(999).toSeconds();
  }
}
