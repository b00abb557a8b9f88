package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.report.Artifacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a failure out of an upgrade that did not succeed: the reason RDS gives, not merely that the
 * version is not what it should be.
 */
final class Diagnosis {
  /** Lines of the precheck log to keep: the reasons come last in it. */
  private static final int LINES = 60;

  private static final int EVENTS = 30;

  private Diagnosis() {}

  static Failure of(
      ClusterId cluster,
      Hop hop,
      UpgradeVerdict verdict,
      String states,
      List<ClusterEvent> events,
      List<String> precheck) {
    List<String> evidence = new ArrayList<>();
    tail(events, EVENTS)
        .forEach(e -> evidence.add("event %s %s: %s".formatted(e.at(), e.source(), e.message())));
    tail(precheck, LINES).forEach(line -> evidence.add(Artifacts.PRECHECK_LINE + line));
    String why = why(verdict, states, events, precheck);
    String reason =
        "The upgrade of cluster %s from %s to %s failed: %s"
            .formatted(cluster, hop.from(), hop.to(), why);
    return Failure.fix(code(verdict), reason, action(verdict, events, precheck))
        .withEvidence(evidence);
  }

  private static String why(
      UpgradeVerdict verdict, String states, List<ClusterEvent> events, List<String> precheck) {
    Optional<String> event = EventTexts.failure(events);
    Optional<String> log = reasons(precheck);
    String said =
        Stream.concat(event.stream(), log.map(l -> "the precheck log says: " + l).stream())
            .reduce((a, b) -> a + "; " + b)
            .orElse("");
    return switch (verdict) {
      case NEVER_BEGAN -> "RDS accepted it, but nothing shows that it ever began" + after(said);
      case BROKEN, READERS_LATE -> "its state cannot mend itself (" + states + ")" + after(said);
      case OVERDUE -> "it has not ended in time (" + states + ")" + after(said);
      case REFUSED -> said;
      default ->
          said.isEmpty()
              ? "RDS began it and went back to the old version without an event that says why"
              : said;
    };
  }

  private static String after(String said) {
    return said.isEmpty() ? "" : "; " + said;
  }

  /** The banner's bullets; failing these, the last line with text. */
  private static Optional<String> reasons(List<String> precheck) {
    List<String> bullets =
        precheck.stream()
            .map(String::strip)
            .filter(l -> l.startsWith("*") && l.length() > 2)
            .limit(10)
            .toList();
    return bullets.isEmpty()
        ? precheck.stream().map(String::strip).filter(l -> !l.isEmpty()).reduce((a, b) -> b)
        : Optional.of(String.join(" ", bullets));
  }

  private static String action(
      UpgradeVerdict verdict, List<ClusterEvent> events, List<String> precheck) {
    return switch (verdict) {
      case NEVER_BEGAN ->
          "Look at the cluster's events and pending modifications in the RDS console, then requeue";
      case BROKEN ->
          "Restore service from the safety clone or from Aurora's own snapshots (preupgrade-…, rds-final…), and ask AWS Support";
      case OVERDUE ->
          "It may still end. Look at the cluster in the RDS console; requeue when it is available";
      default ->
          UpgradeRemedies.forTexts(
              Stream.concat(EventTexts.failure(events).stream(), tail(precheck, LINES).stream()));
    };
  }

  private static String code(UpgradeVerdict verdict) {
    return switch (verdict) {
      case NEVER_BEGAN -> "upgrade-never-began";
      case BROKEN -> "upgrade-broke-cluster";
      case OVERDUE -> "upgrade-overdue";
      default -> "upgrade-refused";
    };
  }

  private static <T> List<T> tail(List<T> list, int most) {
    return list.subList(Math.max(0, list.size() - most), list.size());
  }
}
