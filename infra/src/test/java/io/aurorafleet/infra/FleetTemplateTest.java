package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.dispatcher.config.Variable;
import io.aurorafleet.sandbox.Sandbox;
import io.aurorafleet.worker.config.Tempo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack of queues, bucket and workers against what the code relies on. */
class FleetTemplateTest {
  private final Template template;

  FleetTemplateTest() {
    template = Template.read("aurora-fleet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WorkQueue", "EventsQueue"})
  void receivedQueuesKeepFourDaysAndGiveUpAfterAHundredReceives(String queue) {
    JsonNode properties = template.properties(queue);

    assertThat(properties.path("MessageRetentionPeriod").asLong())
        .isEqualTo(Duration.ofDays(4).toSeconds());
    assertThat(properties.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(100);
    assertThat(properties.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0").asText())
        .isEqualTo("DeadLetterQueue");
    assertThat(properties.path("SqsManagedSseEnabled").asBoolean()).isTrue();
  }

  /**
   * A message is deleted when its claim is stored. Should that fail, it must come back while the
   * lease still lives, so that whoever finds it then arms a timer rather than claims.
   */
  @ParameterizedTest
  @ValueSource(strings = {"WorkQueue", "EventsQueue"})
  void aMessageComesBackBeforeTheLeaseOfWhoTookItEnds(String queue) {
    Duration hidden =
        Duration.ofSeconds(template.properties(queue).path("VisibilityTimeout").asLong());

    assertThat(hidden).isLessThan(Tempo.aws().lease()).isGreaterThan(Tempo.aws().callTimeout());
    assertThat(template.properties(queue).path("ReceiveMessageWaitTimeSeconds").asLong())
        .isEqualTo(AwsClients.LONGEST_POLL.toSeconds());
  }

  @Test
  void deadLettersAreKeptLongerThanTheMessagesTheyCameFrom() {
    JsonNode dead = template.properties("DeadLetterQueue");

    assertThat(dead.path("MessageRetentionPeriod").asLong())
        .isEqualTo(Duration.ofDays(14).toSeconds());
    assertThat(dead.path("SqsManagedSseEnabled").asBoolean()).isTrue();
  }

  @Test
  void onlyTheRuleMaySendToTheEventsQueue() {
    JsonNode allow = template.properties("EventsQueuePolicy").at("/PolicyDocument/Statement/0");

    assertThat(allow.at("/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
    assertThat(allow.at("/Condition/ArnEquals/aws:SourceArn/Fn::GetAtt/0").asText())
        .isEqualTo("RdsEventsRule");
  }

  @Test
  void theRulePassesWhatTheSandboxPasses() throws IOException {
    JsonNode deployed = template.properties("RdsEventsRule").path("EventPattern");
    JsonNode rehearsed;
    try (InputStream pattern = Sandbox.class.getResourceAsStream("rds-events.json")) {
      rehearsed = new JsonMapper().readTree(pattern);
    }

    for (String field : List.of("/source", "/detail-type", "/detail/EventID")) {
      assertThat(texts(deployed.at(field)))
          .as(field)
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(texts(rehearsed.at(field)));
    }
  }

  @Test
  void theBucketIsVersionedEncryptedAndPrivate() {
    JsonNode bucket = template.properties("Bucket");

    assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    assertThat(bucket.path("BucketEncryption").isMissingNode()).isFalse();
    for (JsonNode block : bucket.path("PublicAccessBlockConfiguration")) {
      assertThat(block.asBoolean()).isTrue();
    }
    assertThat(template.root().at("/Resources/Bucket/DeletionPolicy").asText()).isEqualTo("Retain");
  }

  @Test
  void theEnvironmentOutputAndTheWorkersGetEveryVariable() {
    String output = template.root().at("/Outputs/Environment/Value/Fn::Sub").asText();
    String userData =
        template
            .properties("WorkerTemplate")
            .at("/LaunchTemplateData/UserData/Fn::Base64/Fn::Sub")
            .asText();

    for (Variable variable : Variable.values()) {
      assertThat(output).contains(variable.key() + "=${");
      assertThat(userData).contains(variable.key() + "=${");
    }
    assertThat(names("/Outputs"))
        .contains("Bucket", "WorkQueueUrl", "DeadLetterQueueUrl", "EventsQueueUrl");
  }

  private Set<String> names(String pointer) {
    Set<String> names = new TreeSet<>();
    template.root().at(pointer).fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode node) {
    return node.isTextual()
        ? List.of(node.asText())
        : StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toList());
  }
}
