package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the messages of DescribeEvents, which has no event ids. The texts differ in case and detail
 * between documentation and reality, so only their telling part is looked for; all of them stand in
 * this file.
 */
final class EventTexts {
  /** RDS-EVENT-0174, 0085, 0389, 0412 and what RDS's control plane was seen to say besides. */
  private static final List<String> FAILED =
      List.of(
          "cannot be upgraded",
          "could not be upgraded",
          "unable to upgrade",
          "unable to perform a major version upgrade",
          "unable to patch",
          "version upgrade failed",
          "upgrade prechecks failed",
          "we were unable to upgrade");

  /** RDS-EVENT-0286, 0363, 0177, 0178, 0173, 0176, 0290: an upgrade began, or has ended. */
  private static final List<String> BEGAN =
      List.of(
          "version upgrade started",
          "upgrade preparation in progress",
          "upgrade in progress",
          "upgrade is in progress",
          "version has been upgraded",
          "has been patched");

  private EventTexts() {}

  /** The latest message that says that the upgrade failed. */
  static Optional<String> failure(List<ClusterEvent> events) {
    return events.stream()
        .map(ClusterEvent::message)
        .filter(m -> contains(m, FAILED))
        .reduce((a, b) -> b);
  }

  /** Whether any message says that an upgrade began, whatever came of it. */
  static boolean began(List<ClusterEvent> events) {
    return events.stream()
        .map(ClusterEvent::message)
        .anyMatch(m -> contains(m, BEGAN) || contains(m, FAILED));
  }

  private static boolean contains(String message, List<String> texts) {
    String lower = message.toLowerCase(Locale.ROOT);
    return texts.stream().anyMatch(lower::contains);
  }
}
