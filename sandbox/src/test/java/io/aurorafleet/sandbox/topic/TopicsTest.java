package io.aurorafleet.sandbox.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.queue.MemorySqs;
import io.aurorafleet.sandbox.queue.QueuePlan;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

class TopicsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private final VirtualTimeline time = new VirtualTimeline(NOW);
  private final MemorySqs sqs = new MemorySqs(Account.EXAMPLE, time, QueuePlan.NONE);
  private final Topics topics = new Topics(Account.EXAMPLE, sqs, time);
  private final String topic = topics.createTopic(t -> t.name("news")).topicArn();

  @Test
  void aMailCanBeRead() {
    topics.subscribe(s -> s.topicArn(topic).protocol("email").endpoint("dba@example.com"));
    topics.publish(p -> p.topicArn(topic).subject("Run ended").message("All is well"));

    assertThat(topics.mails())
        .containsExactly(new Mail(NOW, "dba@example.com", "Run ended", "All is well"));
  }

  @Test
  void aQueueGetsTheEnvelopeOrTheRawMessage() throws Exception {
    String wrapped = queue("wrapped");
    String raw = queue("raw");
    subscribe("wrapped", Map.of());
    subscribe("raw", Map.of("RawMessageDelivery", "true"));

    topics.publish(p -> p.topicArn(topic).subject("s").message("{\"a\":1}"));

    assertThat(sqs.peek(raw))
        .singleElement()
        .satisfies(m -> assertThat(m.body()).isEqualTo("{\"a\":1}"));
    JsonNode envelope = new ObjectMapper().readTree(sqs.peek(wrapped).get(0).body());
    assertThat(envelope.get("Type").asText()).isEqualTo("Notification");
    assertThat(envelope.get("TopicArn").asText()).isEqualTo(topic);
    assertThat(envelope.get("Subject").asText()).isEqualTo("s");
    assertThat(envelope.get("Message").asText()).isEqualTo("{\"a\":1}");
    assertThat(envelope.get("Timestamp").asText()).isEqualTo("2026-11-22T00:00:00Z");
  }

  @Test
  void subscribingTwiceIsOneSubscription() {
    queue("q");
    subscribe("q", Map.of());
    subscribe("q", Map.of());

    assertThat(topics.listSubscriptionsByTopic(l -> l.topicArn(topic)).subscriptions())
        .extracting(Subscription::endpoint)
        .containsExactly("arn:aws:sqs:us-east-1:123456789012:q");
  }

  @Test
  void whatSnsRefusesIsRefused() {
    assertThatThrownBy(() -> topics.publish(p -> p.topicArn(topic + "x").message("m")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> topics.publish(p -> p.topicArn(topic).subject("a\nb").message("m")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Subject");
    assertThatThrownBy(() -> topics.publish(p -> p.topicArn(topic).message("x".repeat(262_145))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("too long");
  }

  private String queue(String name) {
    return sqs.createQueue(q -> q.queueName(name)).queueUrl();
  }

  private void subscribe(String queue, Map<String, String> attributes) {
    topics.subscribe(
        s ->
            s.topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:123456789012:" + queue)
                .attributes(attributes));
  }
}
