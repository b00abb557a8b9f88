package io.aurorafleet.sandbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class MemorySqsTest extends SqsContract {
  private final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T00:00:00Z"));
  private final MemorySqs sqs = new MemorySqs(Account.EXAMPLE, time, QueuePlan.NONE);

  @Override
  SqsClient sqs() {
    return sqs;
  }

  @Test
  void aDelayedMessageAppearsWhenItsTimeHasCome() {
    String url = sqs.createQueue(q -> q.queueName("timers")).queueUrl();
    sqs.sendMessage(m -> m.queueUrl(url).messageBody("wake").delaySeconds(900));

    assertThat(bodies(sqs, url)).isEmpty();
    assertThat(sqs.nextVisible(url)).contains(time.instant().plusSeconds(900));
    time.advance(Duration.ofMinutes(15));
    assertThat(bodies(sqs, url)).containsExactly("wake");
  }

  @Test
  void aMessageThatIsNotDeletedComesBackWithANewReceipt() {
    String url = sqs.createQueue(q -> q.queueName("work")).queueUrl();
    sqs.sendMessage(m -> m.queueUrl(url).messageBody("once"));
    Message first = sqs.receiveMessage(r -> r.queueUrl(url)).messages().get(0);
    time.advance(Duration.ofSeconds(30));
    Message second = sqs.receiveMessage(r -> r.queueUrl(url)).messages().get(0);

    sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(first.receiptHandle()));
    assertThat(sqs.peek(url)).hasSize(1);
    sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(second.receiptHandle()));
    assertThat(sqs.peek(url)).isEmpty();
  }

  @Test
  void visibilityEndsTwelveHoursAfterTheReceive() {
    String url = sqs.createQueue(q -> q.queueName("long")).queueUrl();
    sqs.sendMessage(m -> m.queueUrl(url).messageBody("slow"));
    String receipt =
        sqs.receiveMessage(r -> r.queueUrl(url).visibilityTimeout(43_200))
            .messages()
            .get(0)
            .receiptHandle();
    time.advance(Duration.ofHours(11));

    assertThatThrownBy(() -> hide(url, receipt, 3601)).isInstanceOf(SqsException.class);
    hide(url, receipt, 3600);
    time.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> hide(url, receipt, 1)).isInstanceOf(MessageNotInflightException.class);
  }

  /** Not in the contract: ElasticMQ lets more than ten pass. */
  @Test
  void elevenAttributesAreTooMany() {
    String url = sqs.createQueue(q -> q.queueName("work")).queueUrl();
    Map<String, MessageAttributeValue> eleven = new HashMap<>();
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue("x").build();
    IntStream.range(0, 11).forEach(i -> eleven.put("a" + i, value));

    assertThatThrownBy(
            () -> sqs.sendMessage(m -> m.queueUrl(url).messageBody("x").messageAttributes(eleven)))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("exceeds the allowed maximum [10]");
  }

  @Test
  void messagesAreForgottenAfterTheRetentionPeriod() {
    String url = sqs.createQueue(q -> q.queueName("old")).queueUrl();
    sqs.sendMessage(m -> m.queueUrl(url).messageBody("stale"));
    time.advance(Duration.ofDays(4).plusSeconds(1));

    assertThat(bodies(sqs, url)).isEmpty();
  }

  @Test
  void aPlanMayFailEntriesDoubleDelayReorderAndForget() {
    QueuePlan plan =
        new QueuePlan() {
          @Override
          public List<Duration> copies(String queue) {
            return List.of(Duration.ZERO, Duration.ofSeconds(5));
          }

          @Override
          public boolean failsEntry(String queue, SendMessageBatchRequestEntry entry) {
            return entry.id().equals("b");
          }

          @Override
          public int pick(String queue, int visible) {
            return visible - 1;
          }

          @Override
          public boolean forgetsDelete(String queue) {
            return true;
          }
        };
    MemorySqs unruly = new MemorySqs(Account.EXAMPLE, time, plan);
    String url = unruly.createQueue(q -> q.queueName("work")).queueUrl();

    SendMessageBatchResponse sent =
        unruly.sendMessageBatch(r -> r.queueUrl(url).entries(entry("a"), entry("b"), entry("c")));

    assertThat(sent.successful()).extracting(e -> e.id()).containsExactly("a", "c");
    assertThat(sent.failed()).extracting(e -> e.id()).containsExactly("b");
    List<Message> received =
        unruly.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    assertThat(received).extracting(Message::body).containsExactly("c", "a");
    received.forEach(
        m -> unruly.deleteMessage(d -> d.queueUrl(url).receiptHandle(m.receiptHandle())));
    time.advance(Duration.ofSeconds(30));
    assertThat(bodies(unruly, url)).containsExactlyInAnyOrder("a", "a", "c", "c");
  }

  private static SendMessageBatchRequestEntry entry(String id) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(id).build();
  }

  private void hide(String url, String receipt, int seconds) {
    sqs.changeMessageVisibility(
        c -> c.queueUrl(url).receiptHandle(receipt).visibilityTimeout(seconds));
  }

  private static List<String> bodies(SqsClient sqs, String url) {
    return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
        .map(Message::body)
        .toList();
  }
}
