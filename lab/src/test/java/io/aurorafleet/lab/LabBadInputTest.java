package io.aurorafleet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that was given nothing to do must not end like one that found nothing wrong. */
class LabBadInputTest {
  @ParameterizedTest
  @CsvSource({
    "lab simulate --seeds 0, --seeds cannot be 0.",
    "lab simulate --seeds 5 --threads 0, --threads cannot be 0.",
    "lab simulate --trace, --trace shows one seed",
    "lab simulate --planted nonsense, No bug is called nonsense.",
    "lab kill-matrix --sample 0, --sample cannot be 0.",
    "lab kill-matrix --lanes -1, --lanes cannot be -1.",
    "lab kill-matrix --only [, is no pattern",
    "lab soak --clusters 0, --clusters cannot be 0.",
    "lab soak --minutes 0, --minutes cannot be 0.0.",
    "lab oracle --jobs 0, --jobs cannot be 0.",
    "demo --workers 0, --workers cannot be 0.",
  })
  void isRefusedWithTheReason(String command, String reason) {
    CommandLineRun run = CommandLineRun.of(Map.of(), command.split(" ", -1));
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(run.err()).contains("aurora-fleet: ", reason);
    assertThat(run.out()).isEmpty();
  }
}
