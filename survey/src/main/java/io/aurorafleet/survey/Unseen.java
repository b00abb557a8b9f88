package io.aurorafleet.survey;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import org.jspecify.annotations.Nullable;

/** Findings about what could not be looked at. */
final class Unseen {
  /** How failures of databases begin that need nobody, as long as somebody looks again. */
  private static final String PASSES = "Nothing has to be done; it is tried again.";

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
        remedy(why),
        SOURCE);
  }

  private static Finding blocker(
      String check, @Nullable String database, String what, Failure why) {
    return new Finding(
        check, Severity.BLOCKER, database, what, why.evidence(), remedy(why), SOURCE);
  }

  /** What may pass is tried again by workers; nobody does so for the reader of a plan. */
  private static String remedy(Failure why) {
    if (why.category() != Failure.Category.RETRY) {
      return why.nextAction();
    }
    String more =
        why.nextAction().startsWith(PASSES)
            ? why.nextAction().substring(PASSES.length()).strip()
            : why.nextAction();
    return "Plan again; a worker looks again by itself. "
        + (more.isEmpty()
            ? "If it stays so, see to what the reason names: whether the writer runs, whether its"
                + " security group lets this machine in, its load, locks and free connections."
            : more);
  }
}
