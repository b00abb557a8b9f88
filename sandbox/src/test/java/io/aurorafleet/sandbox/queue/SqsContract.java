package io.aurorafleet.sandbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What the product relies on in SQS, whatever stands for it. */
abstract class SqsContract {
  private String queue;

  abstract SqsClient sqs();

  @BeforeEach
  void createQueue() {
    queue = sqs().createQueue(q -> q.queueName("work-" + UUID.randomUUID())).queueUrl();
  }

  @Test
  void aMessageArrivesWithBodyAttributesAndTrace() {
    sqs()
        .sendMessage(
            m ->
                m.queueUrl(queue)
                    .messageBody("{\"order\":\"ü & <b>\"}")
                    .messageAttributes(Map.of("run", string("r-1"), "visit", number("7")))
                    .messageSystemAttributesWithStrings(
                        Map.of(
                            MessageSystemAttributeNameForSends.AWS_TRACE_HEADER.toString(),
                            MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Root=1-5759e988-bd862e3fe1be46a994272793")
                                .build())));

    Message message = receive().get(0);
    assertThat(message.body()).isEqualTo("{\"order\":\"ü & <b>\"}");
    assertThat(message.messageAttributes().get("run").stringValue()).isEqualTo("r-1");
    assertThat(message.messageAttributes().get("visit").stringValue()).isEqualTo("7");
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsKey(MessageSystemAttributeName.SENT_TIMESTAMP)
        .containsEntry(
            MessageSystemAttributeName.AWS_TRACE_HEADER,
            "Root=1-5759e988-bd862e3fe1be46a994272793");
  }

  @Test
  void aReceivedMessageIsHiddenUntilItIsGivenBack() {
    send("one");
    Message first = receive().get(0);
    assertThat(receive()).isEmpty();

    sqs()
        .changeMessageVisibility(
            c -> c.queueUrl(queue).receiptHandle(first.receiptHandle()).visibilityTimeout(0));

    Message second = receive().get(0);
    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
  }

  @Test
  void aDeletedMessageIsGone() {
    send("one");
    Message message = receive().get(0);

    sqs().deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));

    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isZero();
    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).isZero();
  }

  @Test
  void theQueueCountsWhatIsVisibleDelayedAndInFlight() {
    send("seen");
    receive();
    send("waiting");
    sqs().sendMessage(m -> m.queueUrl(queue).messageBody("later").delaySeconds(900));

    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo(1);
    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).isEqualTo(1);
    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)).isEqualTo(1);
  }

  @Test
  void aBatchArrivesWhole() {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, 10)
            .mapToObj(i -> SendMessageBatchRequestEntry.builder().id("m" + i).messageBody("b" + i))
            .map(SendMessageBatchRequestEntry.Builder::build)
            .toList();

    assertThat(sqs().sendMessageBatch(b -> b.queueUrl(queue).entries(entries)).successful())
        .hasSize(10);
    assertThat(receive()).extracting(Message::body).hasSize(10).contains("b0", "b9");
  }

  @Test
  void aMessageOfMoreThanOneMebibyteIsRefused() {
    SqsException refusal =
        catchThrowableOfType(SqsException.class, () -> send("x".repeat(1_048_577)));

    assertThat(refusal.statusCode()).isEqualTo(400);
    send("x".repeat(1_048_576));
    assertThat(receive()).hasSize(1);
  }

  @Test
  void aDelayOfMoreThanFifteenMinutesIsRefused() {
    SqsException refusal =
        catchThrowableOfType(
            SqsException.class,
            () -> sqs().sendMessage(m -> m.queueUrl(queue).messageBody("x").delaySeconds(901)));

    assertThat(refusal.statusCode()).isEqualTo(400);
  }

  @Test
  void aMissingQueueIsSaidToBeMissing() {
    QueueDoesNotExistException byName =
        catchThrowableOfType(
            QueueDoesNotExistException.class, () -> sqs().getQueueUrl(q -> q.queueName("none")));
    QueueDoesNotExistException byUrl =
        catchThrowableOfType(
            QueueDoesNotExistException.class,
            () -> sqs().sendMessage(m -> m.queueUrl(queue + "x").messageBody("x")));

    // SQS still sends the code of its former protocol; ElasticMQ sends the new one alone.
    assertThat(List.of(byName, byUrl))
        .extracting(missing -> missing.awsErrorDetails().errorCode())
        .isSubsetOf("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist");
  }

  @Test
  void aMessageReceivedTooOftenGoesToTheDeadLetters() {
    String dead = sqs().createQueue(q -> q.queueName("dead-" + UUID.randomUUID())).queueUrl();
    String policy =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}"
            .formatted(attribute(dead, QueueAttributeName.QUEUE_ARN));
    queue =
        sqs()
            .createQueue(
                q ->
                    q.queueName("source-" + UUID.randomUUID())
                        .attributes(
                            Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                policy,
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "0")))
            .queueUrl();
    send("poison");

    assertThat(receive()).hasSize(1);
    assertThat(receive()).hasSize(1);
    assertThat(receive()).isEmpty();
    queue = dead;
    assertThat(receive()).extracting(Message::body).containsExactly("poison");
  }

  @Test
  void aQueueIsFoundByNameAndMayBeCreatedAgain() {
    String name = queue.substring(queue.lastIndexOf('/') + 1);

    assertThat(sqs().getQueueUrl(q -> q.queueName(name)).queueUrl()).isEqualTo(queue);
    assertThat(sqs().createQueue(q -> q.queueName(name)).queueUrl()).isEqualTo(queue);
    assertThat(attribute(queue, QueueAttributeName.QUEUE_ARN))
        .isEqualTo("arn:aws:sqs:us-east-1:123456789012:" + name);
  }

  void send(String body) {
    sqs().sendMessage(m -> m.queueUrl(queue).messageBody(body));
  }

  List<Message> receive() {
    return sqs()
        .receiveMessage(
            r ->
                r.queueUrl(queue)
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private int count(QueueAttributeName name) {
    return Integer.parseInt(attribute(queue, name));
  }

  private String attribute(String url, QueueAttributeName name) {
    return sqs()
        .getQueueAttributes(a -> a.queueUrl(url).attributeNames(name))
        .attributes()
        .get(name);
  }

  private static MessageAttributeValue string(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static MessageAttributeValue number(String value) {
    return MessageAttributeValue.builder().dataType("Number").stringValue(value).build();
  }
}
