package io.aurorafleet.preflight.extensions;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.TargetExtensions;
import io.aurorafleet.preflight.rule.RowCheck;

/** Installed extensions that a server of the target version, asked, does not offer. */
public final class AbsentOnTarget {
  private AbsentOnTarget() {}

  /** The check over what that server answered. */
  public static Check check(TargetExtensions target) {
    return RowCheck.blocker("extensions-absent-on-target", Scope.DATABASE, Majors.MAJOR)
        .rows(row -> !target.offers(Installed.name(row)))
        .meaning(
            "A server of the target version (%s), asked, does not offer these extensions; their"
                    .formatted(target.version())
                + " libraries do not load there.")
        .remedy("Move off them, then drop them:")
        .source(
            Basis.PG_UPGRADE,
            "pg_upgrade 13–18, loadable_libraries.txt; the target's pg_available_extension_versions")
        .query(Installed.QUERY);
  }
}
