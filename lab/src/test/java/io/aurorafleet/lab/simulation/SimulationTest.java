package io.aurorafleet.lab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SimulationTest {
  /** As many as fit the build; {@code lab simulate} runs any number. */
  private static final int SEEDS = 2_000;

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /**
   * A failing seed prints itself; replay it with {@code aurora-fleet lab simulate --seed N
   * --trace}.
   */
  @Test
  void noInvariantIsViolatedInAnySeed() {
    Simulations.Summary summary = Simulations.run(1, SEEDS, CORES, new SystemClock());
    assertThat(summary.violations()).isEmpty();
    assertThat(summary.faults())
        .as("every kind of fault was really injected")
        .containsOnlyKeys(Arrays.stream(Kind.values()).map(kind -> kind.title).toList());
  }

  /** In this seed a worker is down at the moment when all of the old version are ended. */
  @Test
  void aWorkerThatIsEndedWhileItIsDownIsStartedOnce() {
    assertThat(Simulations.run(42_456, 1, 1, new SystemClock()).violations()).isEmpty();
  }

  @Test
  void aSeedReplaysEventByEvent() {
    Simulations.Trace trace = Simulations.trace(7);
    assertThat(trace.events()).isNotEmpty();
    assertThat(Simulations.trace(7)).isEqualTo(trace);
  }

  /** Java orders its immutable sets and maps otherwise in each process: nothing may rest on it. */
  @Test
  void seedsReplayInAnotherProcess() throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.aurorafleet.lab.Main",
                "lab",
                "simulate",
                "--seeds",
                "10")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Simulations.Summary here = Simulations.run(1, 10, 1, new SystemClock());
    assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("history %016x".formatted(here.history()));
  }
}
