package io.aurorafleet.dispatcher.status;

import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.dispatcher.cli.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's status for people. */
final class StatusText {
  private static final int MOST_NAMES = 5;

  private StatusText() {}

  /**
   * Says it.
   *
   * @param columns how many characters fit on a line
   */
  static List<String> lines(RunStatus run, Instant now, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Run %s: %s to %s, begun %s ago%s"
            .formatted(
                run.run(),
                run.module(),
                run.target(),
                age(run.createdAt(), now),
                (run.paused() ? ", paused" : "")
                    + (run.windowEnd() == null ? "" : ", window until " + run.windowEnd())));
    lines.add("");
    Table table = new Table("CLUSTER", "FROM", "TO", "STATUS", "STEP", "FOR", "DETAIL");
    for (ClusterStatus one : run.clusters()) {
      table.row(
          one.cluster().value(),
          one.from().value(),
          one.target().value(),
          word(one.status()),
          one.step(),
          one.since() == null ? "" : age(one.since(), now),
          one.reason());
    }
    lines.addAll(table.lines(columns));
    lines.add("");
    lines.add(counts(run.counts()));
    lines.addAll(nextActions(run.clusters()));
    lines.addAll(deadLetters(run));
    return lines;
  }

  /** What has to be done, said once for all clusters that need the same. */
  private static List<String> nextActions(List<ClusterStatus> clusters) {
    Map<String, List<String>> byAction = new LinkedHashMap<>();
    for (ClusterStatus one : clusters) {
      if (!one.nextAction().isEmpty()) {
        byAction
            .computeIfAbsent(one.nextAction(), any -> new ArrayList<>())
            .add(one.cluster().value());
      }
    }
    return byAction.entrySet().stream()
        .map(entry -> "%s: %s".formatted(names(entry.getValue()), entry.getKey()))
        .toList();
  }

  private static List<String> deadLetters(RunStatus run) {
    List<String> lines = new ArrayList<>();
    for (DeadLetterStatus letters : run.deadLetters()) {
      lines.add(
          letters.count() == 0
              ? "Dead letters: " + letters.reason()
              : "%d dead letter(s)%s: %s"
                  .formatted(
                      letters.count(),
                      letters.cluster().isEmpty() ? "" : " of " + letters.cluster(),
                      letters.reason()));
    }
    if (!lines.isEmpty()) {
      lines.add("Once the reason is gone: aurora-fleet requeue --run " + run.run());
    }
    return lines;
  }

  private static String names(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : "%s and %d more"
            .formatted(String.join(", ", names.subList(0, MOST_NAMES)), names.size() - MOST_NAMES);
  }

  private static String counts(Map<Status, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + word(count.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The two largest units are enough for somebody who waits. */
  static String age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.isNegative()) {
      age = Duration.ZERO;
    }
    if (age.toDays() > 0) {
      return "%dd %dh".formatted(age.toDays(), age.toHoursPart());
    }
    if (age.toHours() > 0) {
      return "%dh %dm".formatted(age.toHours(), age.toMinutesPart());
    }
    return age.toMinutes() > 0
        ? "%dm %ds".formatted(age.toMinutes(), age.toSecondsPart())
        : "%ds".formatted(age.toSeconds());
  }
}
