package io.aurorafleet.dispatcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences broken at spaces; nothing is cut and no line is longer than it must be. */
final class WrappedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30|a b|say: a b",
        "30|one two three four five six|say: one two three four five,     six",
        "30|exactly_twenty_five_chars|say: exactly_twenty_five_chars",
        "30|exactly_twenty_five_chars next|say: exactly_twenty_five_chars,     next",
        "30|a_name_that_is_longer_than_the_line|say: a_name_that_is_longer_than_the_line",
        "30|see a_name_that_is_longer_than_the_line now|"
            + "say: see,     a_name_that_is_longer_than_the_line,     now",
        "5|twenty fit in any case|say: twenty fit in any,     case",
        "30|''|say:"
      })
  void breaksAtSpaces(int width, String text, String lines) {
    assertThat(Wrapped.lines("say: ", text, width)).isEqualTo(List.of(lines.split(",", -1)));
  }
}
