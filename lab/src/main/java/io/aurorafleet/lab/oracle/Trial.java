package io.aurorafleet.lab.oracle;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Checks;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One case, one pair of majors, and what both said.
 *
 * @param pgUpgrade in words
 * @param findings preflight's, of all databases
 * @param missed what pg_upgrade found and preflight did not
 * @param falseBlockers ids of checks that block what pg_upgrade carries well
 * @param unexpected whether pg_upgrade did not do what the case's header says
 */
record Trial(
    String name,
    int source,
    int target,
    Answer answer,
    String pgUpgrade,
    List<Finding> findings,
    List<String> missed,
    List<String> falseBlockers,
    boolean unexpected) {
  /** How pg_upgrade answered. */
  enum Answer {
    PASSES("·"),
    WARNS("W"),
    REFUSES("R"),
    FAILS_LATER("F"),
    SKIPPED("?");

    final String letter;

    Answer(String letter) {
      this.letter = letter;
    }
  }

  private static final java.util.Map<String, Check> BY_ID =
      Checks.ALL.stream().collect(Collectors.toUnmodifiableMap(Check::id, Function.identity()));

  String pair() {
    return source + " → " + target;
  }

  /** Whether pg_upgrade itself fails over what the check finds. */
  static boolean fails(Finding finding) {
    Check check = BY_ID.get(finding.check());
    return check == null || check.basis().fails();
  }

  static List<Finding> blockers(List<Finding> findings) {
    return findings.stream().filter(f -> f.severity() == Severity.BLOCKER).toList();
  }

  /** The blockers by id, or that there is none; those beyond pg_upgrade are marked. */
  String preflight() {
    String ids =
        blockers(findings).stream()
            .map(f -> f.check() + (fails(f) ? "" : " (beyond pg_upgrade)"))
            .distinct()
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "no blocker" : "BLOCKER " + ids;
  }

  /** One letter for the table: B, A (only beyond pg_upgrade), w for warnings, or none. */
  String letter() {
    List<Finding> blockers = blockers(findings);
    if (blockers.stream().anyMatch(Trial::fails)) {
      return "B";
    }
    if (!blockers.isEmpty()) {
      return "A";
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.WARNING) ? "w" : "·";
  }

  boolean good() {
    return missed.isEmpty() && falseBlockers.isEmpty() && !unexpected;
  }
}
