package io.aurorafleet.lab.oracle;

import io.aurorafleet.contracts.checkpoint.Finding;
import java.util.List;
import java.util.Set;

/**
 * What preflight must have found, because pg_upgrade did.
 *
 * @param checks any of which will do
 * @param object as pg_upgrade names it, without quotes; empty when it names none
 */
record Wanted(Set<String> checks, String object) {
  /** Whether a finding of one of the checks names the object. */
  boolean foundBy(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> checks.contains(finding.check()))
        .anyMatch(
            finding ->
                object.isEmpty()
                    || finding.details().stream()
                        .anyMatch(detail -> bare(detail).contains(bare(object))));
  }

  /** Quoting differs: pg_upgrade quotes no names. */
  private static String bare(String text) {
    return text.replace("\"", "");
  }
}
