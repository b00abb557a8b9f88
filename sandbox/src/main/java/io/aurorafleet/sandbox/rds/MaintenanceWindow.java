package io.aurorafleet.sandbox.rds;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** A weekly window such as {@code sun:05:00-sun:05:30}, in UTC. */
final class MaintenanceWindow {
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

  private static DayOfWeek day(String window) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(window.substring(0, 3))) {
        return day;
      }
    }
    throw Fault.VALUE.with("Invalid maintenance window: " + window);
  }
}
