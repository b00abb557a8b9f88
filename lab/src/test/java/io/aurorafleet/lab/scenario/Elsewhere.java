package io.aurorafleet.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.localstack.OnEndpoint;
import io.aurorafleet.sandbox.Sandbox;
import io.aurorafleet.sandbox.bus.EventPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Queues, bucket, topic and the rule of the infrastructure template on somebody else's AWS. RDS and
 * its databases, which nobody else emulates, stay the sandbox's; its events go over the other bus.
 */
final class Elsewhere implements EventPlan, AutoCloseable {
  private final OnEndpoint endpoint;
  private final SqsClient sqs;
  private final EventBridgeClient bus;
  private final String name = "fleet-" + UUID.randomUUID();
  private final Map<String, String> own = new TreeMap<>();

  private Elsewhere(OnEndpoint endpoint) {
    this.endpoint = endpoint;
    this.sqs = endpoint.client(SqsClient.builder());
    this.bus = endpoint.client(EventBridgeClient.builder());
  }

  /** Makes everything anew, under a name of its own. */
  static Elsewhere on(OnEndpoint endpoint) {
    Elsewhere made = new Elsewhere(endpoint);
    made.queue("AURORA_FLEET_WORK_QUEUE_URL", "work");
    made.queue("AURORA_FLEET_DEAD_LETTER_QUEUE_URL", "dead");
    made.rule(made.queue("AURORA_FLEET_EVENTS_QUEUE_URL", "events"));
    endpoint.client(S3Client.builder().forcePathStyle(true)).createBucket(b -> b.bucket(made.name));
    made.own.put("AURORA_FLEET_BUCKET", made.name);
    SnsClient sns = endpoint.client(SnsClient.builder());
    made.own.put("AURORA_FLEET_TOPIC_ARN", sns.createTopic(t -> t.name(made.name)).topicArn());
    return made;
  }

  /** The sandbox's environment, but for what is here. */
  Map<String, String> environment(Map<String, String> sandbox) {
    Map<String, String> all = new TreeMap<>(sandbox);
    String rds = sandbox.get("AWS_ENDPOINT_URL");
    all.put("AWS_ENDPOINT_URL_RDS", rds);
    all.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", rds);
    for (String other : List.of("", "_SQS", "_S3")) {
      all.put("AWS_ENDPOINT_URL" + other, endpoint.uri().toString());
    }
    all.put("AWS_ACCESS_KEY_ID", OnEndpoint.ACCOUNT);
    all.putAll(own);
    return all;
  }

  /** Hands RDS's event to the other bus; in the sandbox it goes nowhere. */
  @Override
  public List<Duration> deliveries(String event) {
    try {
      JsonNode tree = Json.tree(event);
      PutEventsRequestEntry entry =
          PutEventsRequestEntry.builder()
              .source(tree.path("source").asText())
              .detailType(tree.path("detail-type").asText())
              .detail(tree.path("detail").toString())
              .build();
      if (bus.putEvents(e -> e.entries(entry)).failedEntryCount() > 0) {
        throw new IllegalStateException("the other bus refused " + event);
      }
      return List.of();
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }

  private String queue(String variable, String suffix) {
    String url = sqs.createQueue(q -> q.queueName(name + "-" + suffix)).queueUrl();
    // LocalStack's own would name a host that is none: sqs.us-east-1.127.0.0.1
    own.put(variable, endpoint.uri().resolve(URI.create(url).getRawPath()).toString());
    return Objects.requireNonNull(
        sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN));
  }

  private void rule(String queueArn) {
    bus.putRule(r -> r.name(name).eventPattern(pattern()));
    bus.putTargets(r -> r.rule(name).targets(Target.builder().id("1").arn(queueArn).build()));
  }

  /** The sandbox's, which a test of the template holds equal to the template's. */
  private static String pattern() {
    try (InputStream file = Sandbox.class.getResourceAsStream("rds-events.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    bus.removeTargets(r -> r.rule(name).ids("1"));
    bus.deleteRule(r -> r.name(name));
    endpoint.close();
  }
}
