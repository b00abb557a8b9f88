package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.worker.steps.rules.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What findings mean for the upgrade, in words a DBA can act on. */
public final class Findings {
  private Findings() {}

  /** The failure that blockers are; empty when nothing blocks. */
  public static Optional<Failure> failure(ClusterId cluster, List<Finding> findings) {
    List<Finding> blockers =
        findings.stream().filter(f -> f.severity() == Finding.Severity.BLOCKER).toList();
    if (blockers.isEmpty()) {
      return Optional.empty();
    }
    String reason =
        "Preflight of cluster %s found %s that stop%s the upgrade: %s"
            .formatted(
                cluster,
                blockers.size() == 1 ? "a blocker" : blockers.size() + " blockers",
                blockers.size() == 1 ? "s" : "",
                blockers.stream().map(Findings::brief).collect(Collectors.joining("; ")));
    String action =
        blockers.stream().map(Findings::action).distinct().collect(Collectors.joining("\n"));
    List<String> evidence = new ArrayList<>();
    findings.forEach(f -> evidence.add(line(f)));
    return Optional.of(
        Failure.fix("preflight-blocked", reason, action + "\nThen requeue").withEvidence(evidence));
  }

  /** One line for a log. */
  static String line(Finding finding) {
    return "%s %s%s: %s %s"
        .formatted(
            finding.severity(), finding.check(), where(finding), finding.what(), objects(finding))
        .strip();
  }

  private static String brief(Finding finding) {
    // Without objects only the sentence says what it is about.
    String about = finding.details().isEmpty() ? "(" + finding.what() + ")" : objects(finding);
    return finding.check() + where(finding) + " " + about;
  }

  private static String action(Finding finding) {
    return "%s%s: %s".formatted(finding.check(), where(finding), finding.remedy());
  }

  private static String where(Finding finding) {
    return finding.database() == null ? "" : " in database " + finding.database();
  }

  private static String objects(Finding finding) {
    return finding.details().isEmpty() ? "" : "(" + Words.list(finding.details()) + ")";
  }
}
