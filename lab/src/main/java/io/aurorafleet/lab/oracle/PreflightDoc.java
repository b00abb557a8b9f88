package io.aurorafleet.lab.oracle;

import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.Upgrade;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes {@code docs/preflight.md}. */
final class PreflightDoc {
  static final String CHECKS_BEGIN = "## Every check\n";
  static final String CHECKS_END = "## Against the real pg_upgrade\n";

  private PreflightDoc() {}

  static String of(OracleResult result) {
    return """
        # Preflight: what is checked in every database

        Written by `./aurora-fleet lab oracle --write docs/preflight.md`; do not edit.

        Preflight looks, and changes nothing: one read-only session a database, with time limits, in every database
        that accepts connections (`template1` included; `template0` and `rdsadmin` not). A **BLOCKER** stops an upgrade
        before anything is changed. A finding names the objects and gives what to paste to be rid of them. The checks of
        the cluster in RDS (members, parameter groups, quotas and the like) are described in [operate.md](operate.md).

        """
        + CHECKS_BEGIN
        + "\n"
        + checks()
        + "\n"
        + CHECKS_END
        + "\n"
        + VerdictTable.of(result);
  }

  /** The list of checks; a test holds the file against it. */
  static String checks() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| Check | Severity | Where | Majors | What it finds | What to do | Demanded by | Source |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    for (Check check : Checks.ALL) {
      text.append(
          "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  check.id(),
                  severity(check),
                  check.scope().name().toLowerCase(Locale.ROOT),
                  check.majors(),
                  cell(check.meaning()),
                  cell(check.remedy()),
                  check.basis().words(),
                  cell(check.source())));
    }
    return text.toString();
  }

  /** Where it depends on what the run may do with slots, both. */
  private static String severity(Check check) {
    Upgrade refusing = new Upgrade(17, 18, true, Slots.REFUSE);
    Upgrade dropping = new Upgrade(17, 18, true, Slots.DROP);
    String strict = check.severity(refusing).name();
    return Optional.of(check.severity(dropping).name())
        .filter(lax -> !lax.equals(strict))
        .map(lax -> strict + "; " + lax + " with `--slots drop` or `recreate`")
        .orElse(strict);
  }

  static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }

  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
