package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SSM documents: what they take, and what they pass to each other. */
class DocumentsTest {
  private static final String EXECUTION = "4105a4fc-f944-11e6-9d32-0a1b2c3d4950";

  private final Template template = Template.read("documents");
  private final JsonNode command = template.properties("Command").path("Content");
  private final JsonNode automation = template.properties("Upgrade").path("Content");

  @Test
  void takesWhatTheCommandLineTakes() {
    assertThat(values(command, "Module"))
        .containsExactlyInAnyOrder(names(RunModule.values()).toArray(String[]::new));
    assertThat(values(command, "ReplicationSlots"))
        .containsExactlyInAnyOrder(
            names(RunOptions.Slots.values()).stream()
                .map(s -> s.toLowerCase(Locale.ROOT))
                .toArray(String[]::new));
    assertThat(new EngineVersion("17.11").value()).matches(pattern(command, "TargetEngineVersion"));
    assertThat(new RunId("20261122t2100-k3x9").value()).matches(pattern(command, "Run"));
    assertThat(EXECUTION).matches(pattern(command, "Execution"));
    assertThat("orders billing-2").matches(pattern(command, "Clusters"));
    assertThat("tonight.json").matches(pattern(command, "Plan"));
    assertThat("shop_2.sql").matches(pattern(command, "VerifySql"));
    assertThat("3f".repeat(32)).matches(pattern(command, "Approved"));
  }

  /** A parameter without pattern or list of values would be a hole. */
  @Test
  void everyParameterIsHeldAgainstAPatternOrAListAndComesAsVariable() {
    command
        .path("parameters")
        .properties()
        .forEach(
            p -> {
              assertThat(p.getValue().has("allowedPattern") || p.getValue().has("allowedValues"))
                  .as(p.getKey())
                  .isTrue();
              assertThat(p.getValue().path("interpolationType").asText()).isEqualTo("ENV_VAR");
              assertThat(p.getValue().path("type").asText()).isEqualTo("String");
            });
    automation
        .path("parameters")
        .properties()
        .forEach(
            p -> {
              if (p.getValue().path("type").asText().equals("String")) {
                assertThat(p.getValue().has("allowedPattern") || p.getValue().has("allowedValues"))
                    .as(p.getKey())
                    .isTrue();
              }
            });
  }

  /** The patterns alone would do; this is the first line, the test above the second. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(id)",
        "`id`",
        "x\"; id; \"",
        "a  b",
        "a\nb",
        "--run",
        "\\",
        "a=b;c",
        "a'b",
        "a.json;id",
        "$(id).sql",
        "a\nend-of-Run\nid"
      })
  void thePatternsLetNothingThroughThatAShellWouldRun(String text) {
    command
        .path("parameters")
        .properties()
        .forEach(
            p -> {
              if (p.getValue().has("allowedPattern")) {
                assertThat(
                        text.matches(p.getValue().path("allowedPattern").asText())
                            && !text.equals("--run"))
                    .as(p.getKey())
                    .isFalse();
              } else {
                assertThat(values(command, p.getKey())).doesNotContain(text);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.json", "a/b.sql", "-a.json", ".sql", "a.json.sql", "/etc/x.sql"})
  void aFileIsNamedWithoutAnyPath(String text) {
    for (String file : List.of("Plan", "VerifySql")) {
      assertThat(text).as(file).doesNotMatch(pattern(command, file));
    }
  }

  @Test
  void theAutomationPreparesAsksAndUpgradesInThatOrder() {
    List<String> steps = automation.path("mainSteps").findValuesAsText("name");

    assertThat(steps)
        .containsSubsequence(
            "dispatchPreupgrade",
            "awaitPreupgrade",
            "approve",
            "dispatchUpgrade",
            "awaitUpgrade",
            "failed",
            "succeeded");
    assertThat(template.references()).contains("AutomationRole", "Command");
  }

  /** Every value that the Automation document passes fits the Command document. */
  @Test
  void theAutomationPassesOnlyWhatTheCommandTakes() {
    for (JsonNode parameters : automation.path("mainSteps").findValues("Parameters")) {
      parameters
          .properties()
          .forEach(
              p -> {
                assertThat(command.path("parameters").has(p.getKey())).as(p.getKey()).isTrue();
                String value = p.getValue().get(0).asText();
                if (!value.startsWith("{{") && !values(command, p.getKey()).isEmpty()) {
                  assertThat(values(command, p.getKey())).contains(value);
                }
              });
    }
    for (String same :
        List.of("AuroraClusterTagKey", "AuroraClusterTagValue", "InFlight", "VerifySql")) {
      assertThat(pattern(automation, same)).isEqualTo(pattern(command, same));
    }
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static List<String> values(JsonNode document, String parameter) {
    List<String> values = new ArrayList<>();
    document
        .at("/parameters/" + parameter + "/allowedValues")
        .forEach(value -> values.add(value.asText()));
    return values;
  }

  private static String pattern(JsonNode document, String parameter) {
    return document.at("/parameters/" + parameter + "/allowedPattern").asText();
  }
}
