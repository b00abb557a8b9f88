package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every CloudFormation template against itself. */
class TemplatesTest {
  /** What CloudFormation takes without a bucket to upload to. */
  private static final int LARGEST = 51_200;

  static Stream<Template> templates() {
    return Template.ALL.stream().map(Template::read);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyReferenceNamesAParameterOrAResourceAndEveryParameterIsUsed(Template template) {
    Set<String> known = names(template, "/Parameters");
    known.addAll(names(template, "/Resources"));

    assertThat(known).containsAll(template.references());
    assertThat(template.references()).containsAll(names(template, "/Parameters"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyConditionIsDeclaredAndUsed(Template template) {
    assertThat(names(template, "/Conditions")).isEqualTo(template.conditions());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyAlarmTellsSomebodyAndSaysWhereToReadOn(Template template) {
    for (JsonNode resource : template.root().path("Resources")) {
      if (resource.path("Type").asText().equals("AWS::CloudWatch::Alarm")) {
        JsonNode alarm = resource.path("Properties");
        assertThat(alarm.at("/AlarmActions/0").isMissingNode()).as(alarm.toString()).isFalse();
        assertThat(alarm.path("AlarmDescription").asText()).contains("docs/operate.md");
        assertThat(alarm.has("TreatMissingData")).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void theGuideSaysOfEveryAlarmAndRoleWhatItMeans(Template template) {
    String guide = Template.content("docs/operate.md");
    template
        .root()
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              String type = entry.getValue().path("Type").asText();
              if (type.equals("AWS::CloudWatch::Alarm")) {
                assertThat(guide)
                    .contains("| `" + entry.getKey().replaceFirst("Alarm$", "") + "` | ");
              }
              if (type.equals("AWS::IAM::Role") && !entry.getKey().equals("EventsRole")) {
                assertThat(guide).contains("| `" + entry.getKey() + "` | ");
              }
            });
    assertThat(guide).contains("infra/" + template.name() + ".yaml");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void isSmallEnoughToBeGivenWithoutABucket(Template template) {
    assertThat(Template.text(template.name()).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(LARGEST);
  }

  @Test
  void cfnLintFindsNothing() {
    assumeTrue(Shell.has("cfn-lint"), "cfn-lint is not installed: templates are not linted");
    Shell.Result lint =
        Shell.run(
            Stream.concat(
                    Stream.of("cfn-lint"),
                    Template.ALL.stream()
                        .map(n -> Template.file("infra/" + n + ".yaml").toString()))
                .toList());

    assertThat(lint.code()).as(lint.out()).isZero();
  }

  private static Set<String> names(Template template, String pointer) {
    Set<String> names = new TreeSet<>();
    template.root().at(pointer).fieldNames().forEachRemaining(names::add);
    return names;
  }
}
