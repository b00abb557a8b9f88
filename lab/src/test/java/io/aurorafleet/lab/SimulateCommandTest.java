package io.aurorafleet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts go by the exit code: 0 only for a clean seed, or for a planted bug that was caught. */
class SimulateCommandTest {
  @ParameterizedTest
  @CsvSource({
    "lab simulate --seed 1, 0, '1 seeds', ''",
    "lab simulate --seed 1 --trace, 0, 's3.putObject runs/sim', ''",
    "lab simulate --seed 1 --planted ledger-last, 0, '', 'caught in 1 of 1 seeds'",
    "lab simulate --seed 1 --planted past-the-gate, 1, '', 'caught in 0 of 1 seeds'",
    "lab simulate --seed 1 --planted ledger-last --trace, 0, 'VIOLATED', ''",
    "lab simulate --seed 1 --planted past-the-gate --trace, 1, '', ''",
  })
  void saysWhatItFound(String command, int code, String printed, String told) {
    CommandLineRun run = CommandLineRun.of(Map.of(), command.split(" ", -1));
    assertThat(run.exit()).as(run.err()).isEqualTo(code);
    assertThat(run.out()).contains(printed);
    assertThat(run.err()).contains(told);
  }
}
