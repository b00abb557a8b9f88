package io.aurorafleet.sandbox;

import io.aurorafleet.sandbox.bus.EventBus;
import io.aurorafleet.sandbox.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the product needs in an account before it runs, as its infrastructure template makes it: the
 * queues, the topic, and the rule that takes RDS's events to their queue.
 *
 * @param work URL of the queue of orders and timers
 * @param events URL of the queue of RDS's events
 * @param deadLetters URL of the queue for what could not be read or was received too often
 */
record Resources(String work, String events, String deadLetters, String topicArn) {
  static final String BUCKET = "aurora-fleet";
  private static final String RULE = "aurora-fleet-rds-events";
  private static final String EVENTS_QUEUE = "aurora-fleet-events";
  private static final int MAX_RECEIVES = 100;
  private static final String FOUR_DAYS = "345600";
  private static final String FOURTEEN_DAYS = "1209600";

  static Resources create(SqsClient sqs, EventBus bus, Topics topics) {
    String deadLetters =
        queue(
            sqs,
            "aurora-fleet-dead-letters",
            Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, FOURTEEN_DAYS));
    Map<QueueAttributeName, String> redriven =
        Map.of(
            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
            FOUR_DAYS,
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                .formatted(arn(sqs, deadLetters), MAX_RECEIVES));
    String work = queue(sqs, "aurora-fleet-work", redriven);
    String events = queue(sqs, EVENTS_QUEUE, redriven);
    bus.putRule(r -> r.name(RULE).eventPattern(pattern()));
    Target target = Target.builder().id("queue").arn(arn(sqs, events)).build();
    bus.putTargets(t -> t.rule(RULE).targets(target));
    String topic = topics.createTopic(t -> t.name("aurora-fleet-announcements")).topicArn();
    return new Resources(work, events, deadLetters, topic);
  }

  private static String queue(
      SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl();
  }

  private static String arn(SqsClient sqs, String url) {
    String arn =
        sqs.getQueueAttributes(a -> a.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    return Objects.requireNonNull(arn, url);
  }

  private static String pattern() {
    try (InputStream file = Resources.class.getResourceAsStream("rds-events.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
