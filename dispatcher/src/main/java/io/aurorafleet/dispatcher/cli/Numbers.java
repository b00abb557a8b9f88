package io.aurorafleet.dispatcher.cli;

/** Numbers that a user gives. */
public final class Numbers {
  private Numbers() {}

  /**
   * Refuses what is too small: what was meant is not guessed, and a command that had nothing to do
   * must not look like one that found nothing wrong.
   *
   * @param option as the user writes it, such as {@code --seeds}
   */
  public static long atLeast(long least, String option, long number) {
    if (number < least) {
      throw CommandException.badInput(
          "too-small",
          "%s cannot be %d.".formatted(option, number),
          "Give at least %d.".formatted(least));
    }
    return number;
  }

  /** The same. */
  public static int atLeast(int least, String option, int number) {
    return (int) atLeast((long) least, option, number);
  }

  /** Refuses zero and what is less. */
  public static double positive(String option, double number) {
    if (number > 0) {
      return number;
    }
    throw CommandException.badInput(
        "too-small", "%s cannot be %s.".formatted(option, number), "Give more than 0.");
  }
}
