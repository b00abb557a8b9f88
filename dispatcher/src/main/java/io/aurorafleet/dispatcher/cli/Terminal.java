package io.aurorafleet.dispatcher.cli;

import java.io.Console;
import java.util.Optional;

/** Whether a person sees what is printed. */
final class Terminal {
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
}
