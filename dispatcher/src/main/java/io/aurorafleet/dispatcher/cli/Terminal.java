package io.aurorafleet.dispatcher.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether a person sees what is printed, and how much fits on a line for them. */
final class Terminal {
  /** For pipes and files: editors, mails and pull requests show that much. */
  static final int NOBODY = 120;

  /** What terminals have that do not say. */
  static final int USUAL = 80;

  private static final int LEAST = 40;
  private static final int MOST = 1000;

  private Terminal() {}

  /** Standard input and output are a terminal, and one that can draw. */
  static boolean present() {
    return Optional.ofNullable(System.console()).filter(Terminal::real).isPresent()
        && !"dumb".equals(System.getenv("TERM"));
  }

  /** From Java 22 there is a console without a terminal too, and a method that tells. */
  private static boolean real(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** How many characters fit on a line; asks the terminal anew, which somebody may have resized. */
  static int columns(boolean terminal, Map<String, String> environment) {
    return columns(environment.get("COLUMNS"), terminal, terminal ? size() : "");
  }

  /**
   * Decides.
   *
   * @param wanted the variable COLUMNS, which goes before everything, for pipes too
   * @param size what {@code stty size} said: lines and columns, zeros where the terminal is silent
   */
  static int columns(@Nullable String wanted, boolean terminal, String size) {
    OptionalInt asked = number(wanted);
    if (asked.isPresent()) {
      return Math.max(LEAST, asked.getAsInt());
    }
    if (!terminal) {
      return NOBODY;
    }
    String[] words = size.strip().split(" ", -1);
    return Math.max(LEAST, number(words[words.length - 1]).orElse(USUAL));
  }

  private static OptionalInt number(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,4}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text);
    return number > 0 && number <= MOST ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** POSIX's own way to ask; Java has none. Nothing where there is no such program. */
  private static String size() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(2, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
