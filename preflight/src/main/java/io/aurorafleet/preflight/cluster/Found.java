package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import java.util.List;
import java.util.Optional;

/** Writes findings about a cluster as a whole. */
final class Found {
  private Found() {}

  static Optional<Finding> blocker(
      boolean so, String check, String what, List<String> details, String remedy, String source) {
    return when(so, Severity.BLOCKER, check, what, details, remedy, source);
  }

  static Optional<Finding> warning(
      boolean so, String check, String what, List<String> details, String remedy, String source) {
    return when(so, Severity.WARNING, check, what, details, remedy, source);
  }

  static Optional<Finding> info(
      boolean so, String check, String what, List<String> details, String remedy, String source) {
    return when(so, Severity.INFO, check, what, details, remedy, source);
  }

  static Optional<Finding> when(
      boolean so,
      Severity severity,
      String check,
      String what,
      List<String> details,
      String remedy,
      String source) {
    return so
        ? Optional.of(new Finding(check, severity, null, what, details, remedy, source))
        : Optional.empty();
  }
}
