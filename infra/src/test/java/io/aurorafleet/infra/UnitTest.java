package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aurorafleet.dispatcher.config.Variable;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.config.WorkerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The systemd units and their environment file. */
class UnitTest {
  private static final String ONE = "aurora-fleet-worker.service";
  private static final String SEVERAL = "aurora-fleet-worker@.service";

  @TempDir private Path directory;

  @Test
  void theEnvironmentFileHasALineForEveryVariableAndNoValues() {
    List<String> lines = Template.content("systemd/worker.env").lines().toList();

    for (Variable variable : Variable.values()) {
      assertThat(lines).contains(variable.key() + "=");
    }
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("#"))
        .allMatch(l -> l.matches("[A-Z_]*=?"));
  }

  /** As systemd hands it over before it was filled in; optional settings left empty are not set. */
  @Test
  void anEnvironmentFileThatWasNotFilledInIsToldLineByLine() {
    Map<String, String> empty =
        Map.of(
            "AURORA_FLEET_BUCKET",
            "",
            "AURORA_FLEET_TOPIC_ARN",
            "",
            "AURORA_FLEET_WORK_QUEUE_URL",
            "");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() -> WorkerConfig.from(empty, "host")))
        .hasMessageContaining("AURORA_FLEET_BUCKET is not set")
        .hasMessageNotContaining("TOPIC");
  }

  @Test
  void anOptionalSettingWithoutAValueIsNotSet() throws Exception {
    Map<String, String> filled =
        Map.of(
            "AURORA_FLEET_WORK_QUEUE_URL", "q",
            "AURORA_FLEET_EVENTS_QUEUE_URL", "q",
            "AURORA_FLEET_DEAD_LETTER_QUEUE_URL", "q",
            "AURORA_FLEET_BUCKET", "b",
            "AURORA_FLEET_TOPIC_ARN", "");

    assertThat(WorkerConfig.from(filled, "host").topicArn()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, SEVERAL})
  void isNotReadyBeforeTheWorkerSaysSoDrainsOnStopAndComesBackAfterACrash(String unit) {
    assertThat(lines(unit))
        .contains("Type=notify", "NotifyAccess=all", "Restart=always", "SuccessExitStatus=143")
        .contains(
            "KillMode=mixed", "User=aurora-fleet", "EnvironmentFile=/etc/aurora-fleet/worker.env")
        .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"));
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, SEVERAL})
  void systemdWaitsLongerThanTheWorkerNeeds(String unit) throws Exception {
    Map<String, String> needed =
        Map.of(
            "AURORA_FLEET_WORK_QUEUE_URL", "q",
            "AURORA_FLEET_EVENTS_QUEUE_URL", "q",
            "AURORA_FLEET_DEAD_LETTER_QUEUE_URL", "q",
            "AURORA_FLEET_BUCKET", "b");
    Duration drain = WorkerConfig.from(needed, "host").drain();

    assertThat(seconds(unit, "TimeoutStopSec")).isGreaterThan(drain.plusSeconds(30));
    // A killed worker's leases are over when the next one has started.
    assertThat(seconds(unit, "RestartSec")).isLessThan(Tempo.aws().lease());
    // Four signs of life in that time, each by a process of its own.
    assertThat(seconds(unit, "WatchdogSec"))
        .isBetween(Duration.ofSeconds(40), Duration.ofMinutes(2));
  }

  @Test
  void theTemplateForSeveralIsTheSameButForItsName() {
    List<String> several = new ArrayList<>();
    for (String line : lines(SEVERAL)) {
      if (!line.contains("worker-%i.env") && !line.startsWith("# What is different")) {
        several.add(line.replaceAll("[ /-]%i", ""));
      }
    }

    assertThat(several).isEqualTo(lines(ONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, SEVERAL})
  void isExposedNoMoreThan1Point3(String unit) {
    assumeTrue(
        Shell.has("systemd-analyze"), "systemd-analyze is not installed: hardening not measured");
    Shell.Result security =
        Shell.run(
            List.of(
                "systemd-analyze",
                "security",
                "--no-pager",
                "--offline=true",
                "--threshold=13",
                Template.file("systemd/" + unit).toString()));

    assertThat(security.code()).as(security.out()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, SEVERAL})
  void systemdHasNothingToSayAboutIt(String unit) throws IOException {
    assumeTrue(
        Shell.has("systemd-analyze"), "systemd-analyze is not installed: units not verified");
    Path copy = directory.resolve(unit.replace("@", "@one"));
    // The program is not on this machine.
    Files.writeString(
        copy,
        Template.content("systemd/" + unit).replace("=/opt/aurora-fleet/bin/worker", "=/bin/true"));
    Shell.Result verify =
        Shell.run(List.of("systemd-analyze", "verify", "--man=no", copy.toString()));

    assertThat(verify.out()).doesNotContain("aurora-fleet");
    assertThat(verify.code()).isZero();
  }

  private static List<String> lines(String unit) {
    return Template.content("systemd/" + unit).lines().toList();
  }

  private static Duration seconds(String unit, String setting) {
    return lines(unit).stream()
        .filter(line -> line.startsWith(setting + "="))
        .map(line -> Duration.ofSeconds(Long.parseLong(line.substring(setting.length() + 1))))
        .findFirst()
        .orElseThrow();
  }
}
