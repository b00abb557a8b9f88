package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.dispatcher.AuroraFleet;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.infra.CommandScript.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The Command document's script, run by a real shell with a stand-in for the program it starts. */
class CommandScriptTest {
  private static final String EXECUTION = "4105a4fc-f944-11e6-9d32-0a1b2c3d4950";

  private final CommandScript command = CommandScript.read();

  @TempDir private Path directory;

  /**
   * Whatever the console let through, an old agent's text or a new one's variable, stays a value.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(touch canary)",
        "`touch canary`",
        "x\"; touch canary; \"",
        "x'; touch canary; '",
        "; touch canary",
        "&& touch canary",
        "| touch canary",
        "> canary",
        "\\\"$(touch canary)",
        "${IFS}touch${IFS}canary",
        "*",
        "--help",
        "a b",
        "{{ Run }}"
      })
  void nothingInAValueIsRun(String hostile) throws IOException {
    for (boolean byVariable : new boolean[] {true, false}) {
      for (String action : List.of("plan", "dispatch", "requeue", "status")) {
        Map<String, String> parameters = command.defaults(action);
        parameters.replaceAll(
            (name, value) ->
                List.of("Action", "Clusters", "Execution").contains(name) ? value : hostile);
        parameters.put("Clusters", action.equals("requeue") ? hostile : "");
        Ran ran = run(parameters, byVariable);

        assertThat(Files.exists(directory.resolve("canary"))).as(action + ran.out()).isFalse();
        assertThat(ran.arguments().get(0)).as(ran.out()).isEqualTo(action);
        assertThat(ran.copied()).as("one word, whatever stands in it").hasSizeLessThan(11);
        assertThat(ran.arguments().stream().skip(1))
            .as("the value is a part of an option, or a name of a cluster")
            .allMatch(a -> a.startsWith("--") || List.of(hostile.split(" ", -1)).contains(a));
      }
    }
  }

  @Test
  void dispatchPassesEveryOptionOn() throws IOException {
    Map<String, String> parameters = command.defaults("dispatch");
    parameters.putAll(
        Map.of(
            "Module",
            "UPGRADE",
            "TargetEngineVersion",
            "17.7",
            "InFlight",
            "3",
            "SafetyClone",
            "N",
            "Snapshot",
            "Y",
            "ReplicationSlots",
            "recreate",
            "ApplyMaintenance",
            "Y",
            "SkipLive",
            "Y",
            "Run",
            "tonight"));

    parameters.putAll(
        Map.of(
            "CloneInstance", "Y",
            "ForceSlots", "Y",
            "FailureBudget", "any",
            "WindowEnd", "2026-11-24T05:00:00Z"));

    assertThat(run(parameters, true).arguments())
        .containsExactly(
            "dispatch",
            "--run=tonight",
            "--module=UPGRADE",
            "--target=17.7",
            "--tag=UpgradeDB=Y",
            "--in-flight=3",
            "--slots=recreate",
            "--no-safety-clone",
            "--snapshot",
            "--apply-maintenance",
            "--clone-instance",
            "--force-slots",
            "--failure-budget=any",
            "--window-end=2026-11-24T05:00:00Z",
            "--skip-live");
  }

  /** The command line knows every option that the document passes. */
  @ParameterizedTest
  @ValueSource(strings = {"dispatch", "plan", "requeue", "status"})
  void theCommandLineKnowsWhatTheDocumentPasses(String action) throws IOException {
    CommandLine line =
        AuroraFleet.commandLine(
            Surroundings.ofProcess(
                settings -> {
                  throw new IllegalStateException("not called");
                }));
    assumeTrue(
        line.getSubcommands().containsKey(action),
        "aurora-fleet has no command " + action + " yet");
    Map<String, String> parameters = command.defaults(action);
    parameters.putAll(
        Map.of(
            "TargetEngineVersion",
            "17.7",
            "SafetyClone",
            "N",
            "Snapshot",
            "Y",
            "ApplyMaintenance",
            "Y",
            "SkipLive",
            "Y",
            "Run",
            "tonight"));
    for (String clusters : List.of("", "orders billing")) {
      parameters.put("Clusters", clusters);
      List<String> arguments = run(parameters, true).arguments();

      assertThat(line.parseArgs(arguments.toArray(String[]::new)).hasSubcommand()).isTrue();
    }
  }

  @Test
  void aScriptComesFromTheBucket() throws IOException {
    Map<String, String> parameters = command.defaults("dispatch");
    parameters.putAll(Map.of("TargetEngineVersion", "17.7", "VerifySql", "shop.sql"));
    Ran ran = run(parameters, true);

    assertThat(ran.copied())
        .containsSubsequence("aws", "--region", "eu-west-1", "s3", "cp")
        .contains("s3://the-bucket/scripts/shop.sql");
    assertThat(ran.arguments())
        .contains("--verify-sql=" + ran.copied().get(ran.copied().size() - 1))
        .noneMatch(a -> a.startsWith("--plan"));
  }

  @Test
  void aPlanGoesToTheBucketAlsoWhenItSaysThatSomethingStandsInTheWay() throws IOException {
    Map<String, String> parameters = command.defaults("plan");
    parameters.putAll(Map.of("TargetEngineVersion", "17.7", "Plan", "tonight.json"));
    for (int code : new int[] {0, 6}) {
      Ran ran = run(parameters, true, code);

      assertThat(ran.code()).isEqualTo(code);
      assertThat(ran.copied()).endsWith("s3://the-bucket/plans/tonight.json");
      assertThat(ran.arguments()).contains("--json=" + ran.copied().get(ran.copied().size() - 2));
    }
    assertThat(run(parameters, true, 2).copied()).containsExactly("");
  }

  /** What was approved is dispatched, whatever else the console's form holds. */
  @Test
  void anApprovedPlanIsDispatchedAsItIs() throws IOException {
    String hash = "3f".repeat(32);
    Map<String, String> parameters = command.defaults("dispatch");
    parameters.putAll(Map.of("Plan", "tonight.json", "Approved", hash, "SkipLive", "Y"));
    parameters.putAll(Map.of("Run", "tonight", "SafetyClone", "N", "TargetEngineVersion", "9.9"));
    Ran ran = run(parameters, true);

    assertThat(ran.copied()).contains("s3://the-bucket/plans/tonight.json");
    assertThat(ran.arguments())
        .containsExactly(
            "dispatch",
            "--run=tonight",
            "--plan=" + ran.copied().get(ran.copied().size() - 1),
            "--approved=" + hash,
            "--skip-live");
  }

  @Test
  void requeueNamesClustersOrTakesAllThatFailed() throws IOException {
    Map<String, String> parameters = command.defaults("requeue");
    parameters.put("Run", "tonight");
    assertThat(run(parameters, true).arguments()).containsExactly("requeue", "--run=tonight");

    parameters.put("Clusters", "orders billing");
    assertThat(run(parameters, true).arguments())
        .containsExactly("requeue", "--run=tonight", "orders", "billing");
  }

  /** A step that Automation repeats must complete the run it began, not begin another. */
  @ParameterizedTest
  @EnumSource(RunModule.class)
  void anExecutionNamesItsRunsAndAlwaysTheSame(RunModule module) throws IOException {
    Map<String, String> parameters = command.defaults("dispatch");
    parameters.putAll(
        Map.of("Module", module.name(), "Execution", EXECUTION, "TargetEngineVersion", "17.7"));

    List<String> arguments = run(parameters, true).arguments();
    assertThat(arguments).filteredOn(a -> a.startsWith("--run=")).hasSize(1);
    String run = arguments.stream().filter(a -> a.startsWith("--run=")).findFirst().orElseThrow();
    assertThat(new RunId(run.substring("--run=".length())).value())
        .endsWith(EXECUTION.substring(24));
    assertThat(run(parameters, false).arguments()).isEqualTo(arguments);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void outcomeSaysHowTheRunEndedAndIsItselfNoFailure(int code) throws IOException {
    Ran ran = run(command.defaults("outcome"), true, code);

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith(code == 0 ? "succeeded" : "failed");
  }

  @Test
  void outcomeOfWrongSettingsFails() throws IOException {
    assertThat(run(command.defaults("outcome"), true, 2).code()).isEqualTo(2);
  }

  @Test
  void shellcheckFindsNothing() throws IOException {
    assumeTrue(
        Shell.has("shellcheck"), "shellcheck is not installed: the SSM script is not checked");
    Path script = directory.resolve("script.sh");
    Files.writeString(script, "#!/bin/sh\n" + command.script());
    Shell.Result check =
        Shell.run(List.of("shellcheck", "--exclude=SC2154,SC1090", script.toString()));

    assertThat(check.code()).as(check.out()).isZero();
  }

  private Ran run(Map<String, String> parameters, boolean byVariable) throws IOException {
    return run(parameters, byVariable, 0);
  }

  private Ran run(Map<String, String> parameters, boolean byVariable, int code) throws IOException {
    return command.run(directory, parameters, byVariable, code);
  }
}
