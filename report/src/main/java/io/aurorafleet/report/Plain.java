package io.aurorafleet.report;

import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Values as text for people, harmless on a terminal whatever a database or role is called. */
public final class Plain {
  private Plain() {}

  /** One line without control or direction characters, which could forge a line or a colour. */
  public static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
  }

  /** Several lines, each harmless. */
  public static String lines(String text) {
    return text.lines().map(Plain::line).reduce((a, b) -> a + "\n" + b).orElse("");
  }

  /** One harmless line of at most so many characters. */
  public static String cut(String text, int most) {
    String line = line(text);
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }

  /** In the two largest units. */
  public static String duration(Duration time) {
    long seconds = time.toSeconds();
    if (seconds >= 3600) {
      return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }
    if (seconds >= 60) {
      return "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /** To the second, in UTC. */
  public static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** What woke the visit that ended a step, for people. */
  public static String woken(StepTrace step) {
    String event = step.event();
    return event != null ? event : step.endedBy().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The sum over all databases; a question mark when one was not counted. */
  public static String rows(List<DatabaseState> states) {
    if (states.isEmpty() || states.stream().anyMatch(s -> s.rows() < 0)) {
      return "?";
    }
    return Long.toString(states.stream().mapToLong(DatabaseState::rows).sum());
  }

  /** Ends a sentence that may have its period already. */
  public static String sentence(String text) {
    String line = text.strip();
    return line.endsWith(".") || line.isEmpty() ? line : line + ".";
  }
}
