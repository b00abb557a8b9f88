package io.aurorafleet.survey;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import org.jspecify.annotations.Nullable;

/** Findings about what could not be looked at. */
final class Unseen {
  private static final String SOURCE = "what cannot be looked at cannot be called fit";

  private Unseen() {}

  /** The login: without it no database can be looked at, frozen, or analysed. */
  static Finding secret(String cluster, Failure why) {
    return blocker(
        "secret-unreadable",
        null,
        "The login of cluster %s's maintenance user could not be had, so none of its databases was looked at. %s"
            .formatted(cluster, why.reason()),
        why);
  }

  static Finding server(String cluster, Failure why) {
    return blocker(
        "server-unreachable",
        null,
        "The writer of cluster %s let nobody in, so none of its databases was looked at. %s"
            .formatted(cluster, why.reason()),
        why);
  }

  static Finding database(String cluster, String database, Failure why) {
    return blocker(
        "database-unseen",
        database,
        "Database %s of cluster %s could not be looked at to the end. %s"
            .formatted(database, cluster, why.reason()),
        why);
  }

  /** One check of many: the others were made. */
  static Finding check(String check, Severity severity, @Nullable String database, Failure why) {
    return new Finding(
        "not-checked",
        Severity.WARNING,
        database,
        "Check %s (%s where it finds something) could not be made. %s"
            .formatted(check, severity, why.reason()),
        why.evidence(),
        why.nextAction(),
        SOURCE);
  }

  private static Finding blocker(
      String check, @Nullable String database, String what, Failure why) {
    return new Finding(
        check, Severity.BLOCKER, database, what, why.evidence(), why.nextAction(), SOURCE);
  }
}
