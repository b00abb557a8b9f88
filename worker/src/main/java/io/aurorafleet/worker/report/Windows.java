package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.checkpoint.StepTrace;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How long clients may have been without the cluster: from the call until it was verified. */
final class Windows {
  private static final Set<String> AWAY = Set.of("await-upgrade", "verify", "reboot");

  private Windows() {}

  /** Whether a step belongs to that time. */
  static boolean away(StepTrace step) {
    return AWAY.contains(step.step());
  }

  static Duration of(List<StepTrace> steps) {
    return steps.stream()
        .filter(Windows::away)
        .map(s -> Duration.between(s.startedAt(), s.endedAt()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
