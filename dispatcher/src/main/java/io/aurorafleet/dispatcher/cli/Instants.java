package io.aurorafleet.dispatcher.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Points in time as people give them: with a zone, so that nobody has to guess whose. */
public final class Instants {
  private Instants() {}

  /**
   * Reads an instant such as {@code 2026-11-24T05:00:00Z} or {@code 2026-11-24T06:00+01:00}.
   *
   * @throws CommandException naming the option
   */
  public static Instant parse(String option, String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeParseException e) {
      throw CommandException.badInput(
          option.replaceFirst("^--", ""),
          "\"%s\" is no point in time with its zone.".formatted(text),
          "Give one with %s such as 2026-11-24T05:00:00Z.".formatted(option));
    }
  }
}
