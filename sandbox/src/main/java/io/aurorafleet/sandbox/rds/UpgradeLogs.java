package io.aurorafleet.sandbox.rds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a refused upgrade leaves on the writer. AWS: a precheck log with a banner, one {@code *}
 * line for a reason and {@code **} lines below it, and a list file per check.
 */
final class UpgradeLogs {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter BANNER =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private UpgradeLogs() {}

  /** The reasons in one sentence, for the event. */
  static String reason(List<DataPlane.Refusal> refusals) {
    return refusals.stream().map(DataPlane.Refusal::reason).collect(Collectors.joining("; "));
  }

  /** A failure of the upgrade itself, as a refusal. */
  static DataPlane.Refusal unexpected(Exception failure) {
    String message = failure.getMessage();
    return new DataPlane.Refusal(
        "pg_upgrade_internal.log",
        message == null ? failure.getClass().getSimpleName() : message,
        List.of());
  }

  static void write(
      Instance writer, String from, String to, Instant now, List<DataPlane.Refusal> refusals) {
    String stamp = STAMP.format(now);
    List<String> lines = new ArrayList<>();
    lines.add("Upgrade could not be run on " + BANNER.format(now));
    lines.add(
        "The instance could not be upgraded from "
            + from
            + " to "
            + to
            + " for the following reasons.");
    for (DataPlane.Refusal refusal : refusals) {
      lines.add("* " + refusal.reason());
      refusal.details().forEach(d -> lines.add("** " + d));
      if (!refusal.details().isEmpty()) {
        writer.log(new LogFile("error/" + refusal.check() + "." + stamp, refusal.details(), now));
      }
    }
    writer.log(new LogFile("error/pg_upgrade_precheck.log." + stamp, lines, now));
  }
}
