package io.aurorafleet.sandbox.rds;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A weekly window such as {@code sun:05:00-sun:05:30}, in UTC. */
final class MaintenanceWindow {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String MOMENT =
      "(" + String.join("|", DAYS) + "):([01][0-9]|2[0-3]):[0-5][0-9]";
  private static final Pattern VALID = Pattern.compile(MOMENT + "-" + MOMENT);

  private MaintenanceWindow() {}

  /** How long until it opens next. */
  static Duration untilNext(String window, Instant now) {
    ZonedDateTime present = now.atZone(ZoneOffset.UTC);
    ZonedDateTime opens =
        present
            .with(TemporalAdjusters.nextOrSame(day(window)))
            .with(LocalTime.parse(window.substring(4, 9)));
    return Duration.between(present, opens.isAfter(present) ? opens : opens.plusWeeks(1));
  }

  static void check(String window) {
    if (!VALID.matcher(window.toLowerCase(Locale.ROOT)).matches()) {
      throw Fault.VALUE.with(
          "Invalid maintenance window format: "
              + window
              + ". Should be specified as a range"
              + " ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC).");
    }
  }

  private static DayOfWeek day(String window) {
    return DayOfWeek.of(1 + DAYS.indexOf(window.substring(0, 3)));
  }
}
