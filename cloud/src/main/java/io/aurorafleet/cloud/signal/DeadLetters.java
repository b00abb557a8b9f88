package io.aurorafleet.cloud.signal;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.signal.WireMessage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Messages that no worker could handle. To read them is to receive them: whoever has looked puts
 * them back, and for half a minute after a crash nobody else sees them.
 */
public final class DeadLetters {
  private static final int MOST_AT_ONCE = 10;

  /** Standard queues may answer with less than they have; one more look finds the rest. */
  private static final int MOST_EMPTY = 2;

  private static final Duration HIDDEN = Duration.ofSeconds(30);

  private final SqsClient sqs;
  private final QueueUrls urls;

  @Inject
  public DeadLetters(SqsClient sqs, QueueUrls urls) {
    this.sqs = sqs;
    this.urls = urls;
  }

  /**
   * A message nobody could handle.
   *
   * @param run the run it names, if it names one
   * @param cluster the cluster it names, if it names one
   * @param reason why it is here
   */
  public record Letter(
      String receipt, Optional<RunId> run, Optional<ClusterId> cluster, String reason) {}

  /** About how many there are; cheap. */
  public int count() {
    Map<QueueAttributeName, String> attributes =
        AwsCall.run(
            "count the messages of the dead-letter queue",
            () ->
                sqs.getQueueAttributes(
                        r ->
                            r.queueUrl(urls.deadLetters())
                                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .attributes());
    return Integer.parseInt(
        attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
  }

  /** Receives at most so many; they are hidden from others until put back or deleted. */
  public List<Letter> receive(int most) {
    List<Letter> letters = new ArrayList<>();
    int empty = 0;
    while (letters.size() < most && empty < MOST_EMPTY) {
      List<Message> batch = batch(Math.min(MOST_AT_ONCE, most - letters.size()));
      empty = batch.isEmpty() ? empty + 1 : 0;
      batch.forEach(message -> letters.add(letter(message)));
    }
    return letters;
  }

  /** Lets others see them again at once. */
  public void putBack(Collection<Letter> letters) {
    for (Letter letter : letters) {
      AwsCall.run(
          "put a message back into the dead-letter queue",
          () ->
              sqs.changeMessageVisibility(
                  r ->
                      r.queueUrl(urls.deadLetters())
                          .receiptHandle(letter.receipt())
                          .visibilityTimeout(0)));
    }
  }

  public void delete(Letter letter) {
    AwsCall.run(
        "delete a message from the dead-letter queue",
        () ->
            sqs.deleteMessage(r -> r.queueUrl(urls.deadLetters()).receiptHandle(letter.receipt())));
  }

  private List<Message> batch(int most) {
    return AwsCall.run(
        "read the dead-letter queue",
        () ->
            sqs.receiveMessage(
                    r ->
                        r.queueUrl(urls.deadLetters())
                            .maxNumberOfMessages(most)
                            .waitTimeSeconds(1)
                            .visibilityTimeout((int) HIDDEN.toSeconds())
                            .messageAttributeNames("All"))
                .messages());
  }

  private static Letter letter(Message message) {
    WireMessage wire =
        new WireMessage(message.body(), SqsAttributes.fromSqs(message.messageAttributes()));
    String run = wire.attributes().getOrDefault("run", "");
    String cluster = wire.attributes().getOrDefault("cluster", "");
    return new Letter(
        message.receiptHandle(),
        parse(run, RunId::new),
        parse(cluster, ClusterId::new),
        wire.attributes()
            .getOrDefault(
                SqsAttributes.REASON,
                "it was received again and again, and no worker could handle it"));
  }

  private static <T> Optional<T> parse(String text, Function<String, T> read) {
    try {
      return Optional.of(read.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
