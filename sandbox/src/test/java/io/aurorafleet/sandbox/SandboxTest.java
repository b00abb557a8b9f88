package io.aurorafleet.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.sandbox.bus.AwsEvents;
import io.aurorafleet.sandbox.topic.Mail;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RebootDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RebootDbClusterResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;

/** The whole sandbox, as another process sees it: by its environment. */
class SandboxTest {
  private static Sandbox sandbox;
  private static Map<String, String> environment;

  /** An RDS whose only operation emits an event. */
  private record EventfulRds(AwsEvents events) implements RdsClient {
    @Override
    public RebootDbClusterResponse rebootDBCluster(RebootDbClusterRequest request) {
      String arn = "arn:aws:rds:us-east-1:123456789012:cluster:" + request.dbClusterIdentifier();
      for (String id : List.of("RDS-EVENT-9999", "RDS-EVENT-0173")) {
        String detail = "{\"EventID\":\"" + id + "\",\"SourceArn\":\"" + arn + "\"}";
        events.emit("aws.rds", "RDS DB Cluster Event", detail, List.of(arn));
      }
      return RebootDbClusterResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxOptions.of((events, timeline) -> new EventfulRds(events)));
    environment = sandbox.environment();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void anEventOfRdsReachesTheEventsQueue() {
    try (RdsClient rds = LocalClients.to(RdsClient.builder(), endpoint("AWS_ENDPOINT_URL"));
        SqsClient sqs = sqs()) {
      rds.rebootDBCluster(r -> r.dbClusterIdentifier("orders"));

      List<Message> messages =
          sqs.receiveMessage(
                  r ->
                      r.queueUrl(environment.get("AURORA_FLEET_EVENTS_QUEUE_URL"))
                          .waitTimeSeconds(20))
              .messages();
      assertThat(messages)
          .singleElement()
          .satisfies(m -> assertThat(m.body()).contains("RDS-EVENT-0173", "cluster:orders"));
    }
  }

  @Test
  void theQueuesBucketAndTopicAreThere() throws Exception {
    try (SqsClient sqs = sqs();
        S3Client s3 = LocalClients.to(S3Client.builder(), endpoint("AWS_ENDPOINT_URL_S3"));
        SnsClient sns = LocalClients.to(SnsClient.builder(), endpoint("AWS_ENDPOINT_URL"))) {
      for (String queue : List.of("AURORA_FLEET_WORK_QUEUE_URL", "AURORA_FLEET_EVENTS_QUEUE_URL")) {
        assertThat(attribute(sqs, queue, QueueAttributeName.REDRIVE_POLICY))
            .contains("aurora-fleet-dead-letters", "100");
      }
      assertThat(attribute(sqs, "AURORA_FLEET_DEAD_LETTER_QUEUE_URL", QueueAttributeName.QUEUE_ARN))
          .isEqualTo("arn:aws:sqs:us-east-1:123456789012:aurora-fleet-dead-letters");
      String bucket = environment.get("AURORA_FLEET_BUCKET");
      s3.putObject(p -> p.bucket(bucket).key("k"), RequestBody.fromString("v"));
      assertThat(s3.getObjectAsBytes(g -> g.bucket(bucket).key("k")).asUtf8String()).isEqualTo("v");
      sandbox
          .topics()
          .subscribe(
              s ->
                  s.topicArn(environment.get("AURORA_FLEET_TOPIC_ARN"))
                      .protocol("email")
                      .endpoint("dba@example.com"));
      sns.publish(p -> p.topicArn(environment.get("AURORA_FLEET_TOPIC_ARN")).message("hello"));
      assertThat(sandbox.topics().mails()).extracting(Mail::body).contains("hello");
      assertThat(new String(sandbox.mails().toURL().openStream().readAllBytes(), UTF_8))
          .contains("To: dba@example.com", "hello");
    }
  }

  @Test
  void secretsRulesAndTheCallerAreServedOnOnePort() {
    sandbox.secrets().createSecret(s -> s.name("db/orders").secretString("{}"));
    URI aws = endpoint("AWS_ENDPOINT_URL");
    try (SecretsManagerClient secrets = LocalClients.to(SecretsManagerClient.builder(), aws);
        EventBridgeClient events = LocalClients.to(EventBridgeClient.builder(), aws);
        StsClient sts = LocalClients.to(StsClient.builder(), aws)) {
      assertThat(secrets.getSecretValue(g -> g.secretId("db/orders")).secretString())
          .isEqualTo("{}");
      assertThat(events.listRules(r -> {}).rules()).hasSize(1);
      assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    SandboxOptions taken =
        SandboxOptions.of((events, timeline) -> new EventfulRds(events))
            .withPorts(new SandboxOptions.Ports(0, endpoint("AWS_ENDPOINT_URL_SQS").getPort(), 0));

    assertThatThrownBy(() -> Sandbox.start(taken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("SQS")
        .hasMessageContaining(String.valueOf(taken.ports().sqs()));
  }

  private static String attribute(SqsClient sqs, String queue, QueueAttributeName name) {
    return sqs.getQueueAttributes(a -> a.queueUrl(environment.get(queue)).attributeNames(name))
        .attributes()
        .get(name);
  }

  private static SqsClient sqs() {
    return LocalClients.to(SqsClient.builder(), endpoint("AWS_ENDPOINT_URL_SQS"));
  }

  private static URI endpoint(String variable) {
    return URI.create(environment.get(variable));
  }
}
