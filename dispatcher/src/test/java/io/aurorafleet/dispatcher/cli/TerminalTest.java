package io.aurorafleet.dispatcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much fits on a line, of what the terminal, the environment or nobody says. */
final class TerminalTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "     | true  | '24 80'   | 80",
        "     | true  | '50 213'  | 213",
        "     | true  | '0 0'     | 80",
        "     | true  | ''        | 80",
        "     | true  | 'nothing' | 80",
        "     | true  | '9 9'     | 40",
        "     | false | ''        | 120",
        "100  | false | ''        | 100",
        "100  | true  | '24 80'   | 100",
        "0    | true  | '24 90'   | 90",
        "-3   | false | ''        | 120",
        "wide | false | ''        | 120",
        "99999| false | ''        | 120",
        "12   | false | ''        | 40"
      })
  void widthOfALine(@Nullable String columns, boolean terminal, String size, int width) {
    assertThat(Terminal.columns(columns, terminal, size)).isEqualTo(width);
  }
}
