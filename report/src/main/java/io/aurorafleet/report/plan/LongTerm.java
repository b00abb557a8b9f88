package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.EngineVersion;
import java.util.Set;

/**
 * Aurora PostgreSQL's long-term support releases, from its release calendar of January 2026 and
 * endoflife.date of August 2026; later ones are missing here; RDS's API does not tell them.
 */
final class LongTerm {
  private static final Set<String> RELEASES =
      Set.of("11.9", "12.9", "13.9", "14.6", "15.10", "16.8", "17.7");

  private LongTerm() {}

  static boolean release(EngineVersion version) {
    return RELEASES.contains(version.value());
  }
}
