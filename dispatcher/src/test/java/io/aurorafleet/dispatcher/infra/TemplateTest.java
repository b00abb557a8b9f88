package io.aurorafleet.dispatcher.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.dispatcher.config.Variable;
import io.aurorafleet.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CloudFormation template against itself and against what the code relies on. */
class TemplateTest {
  private final Template template;

  TemplateTest() throws IOException {
    template = Template.read();
  }

  @Test
  void everyReferenceNamesAParameterOrAResourceAndEveryParameterIsUsed() {
    Set<String> known = names("/Parameters");
    known.addAll(names("/Resources"));

    assertThat(known).containsAll(template.references());
    assertThat(template.references()).containsAll(names("/Parameters"));
  }

  @Test
  void everyConditionIsDeclared() {
    for (JsonNode resource : template.root().path("Resources")) {
      JsonNode condition = resource.path("Condition");
      if (condition.isTextual()) {
        assertThat(names("/Conditions")).contains(condition.asText());
      }
    }
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
  void everyWildcardResourceIsForLookingOnly() {
    for (JsonNode statement : template.root().path("Resources").findValues("Statement")) {
      for (JsonNode one : statement) {
        boolean allow = one.path("Effect").asText().equals("Allow");
        if (allow && one.path("Resource").asText().equals("*")) {
          assertThat(texts(one.path("Action")))
              .allMatch(action -> action.matches("rds:(Describe|List|Download)\\w+"));
        }
        if (allow) {
          assertThat(texts(one.path("Action"))).noneMatch(action -> action.contains("*"));
        }
      }
    }
  }

  @Test
  void deletionNeedsTheTagThatProvesThatWeMadeTheThing() {
    int found = 0;
    for (JsonNode statement : template.root().path("Resources").findValues("Statement")) {
      for (JsonNode one : statement) {
        if (texts(one.path("Action")).stream().anyMatch(a -> a.startsWith("rds:Delete"))) {
          found++;
          JsonNode tag = one.at("/Condition/StringLike");
          assertThat(tag.path("aws:ResourceTag/" + Ownership.SELF).asText()).isEqualTo("?*");
        }
      }
    }
    assertThat(found).isEqualTo(1);
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

  @Test
  void theCommandDocumentTakesWhatTheCommandLineTakes() {
    assertThat(Arrays.stream(RunModule.values()).map(Enum::name))
        .allMatch(module -> module.matches(pattern("Module")));
    assertThat(new EngineVersion("17.11").value()).matches(pattern("Target"));
    assertThat("20261122t2100-k3x9").matches(pattern("Run"));
    assertThat("UpgradeDB=Y").matches(pattern("Tag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$(id)", "`id`", "x\"; id; \"", "a b", "a\nb", "--run", "\\", "a=b;c"})
  void theCommandDocumentLetsNothingThroughThatAShellWouldRun(String text) {
    for (String parameter : Set.of("Action", "Module", "Target", "Tag", "InFlight", "Run")) {
      assertThat(text).as(parameter).doesNotMatch(pattern(parameter));
    }
  }

  private String pattern(String parameter) {
    return template
        .properties("Command")
        .at("/Content/parameters/" + parameter + "/allowedPattern")
        .asText();
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
