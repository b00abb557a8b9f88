package io.aurorafleet.preflight.catalogs;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/**
 * What users built on the system's own relations, functions and settings. pg_upgrade's checks see
 * none of it: it fails when it restores the definition, with the cluster down.
 */
public final class CatalogChecks {
  /** The family. */
  public static final List<Check> ALL =
      List.of(columns(), functions(), settings(), functionSettings(), views());

  private CatalogChecks() {}

  private static Check columns() {
    return new VanishedCheck(
        RowCheck.blocker("views-on-vanished-columns", Scope.DATABASE, Majors.MAJOR)
            .meaning(
                "Views read columns of system relations that the new major no longer has; they"
                    + " cannot be restored there, and the upgrade fails with the cluster down.")
            .remedy("Keep their definitions, drop them, and make them anew afterwards:")
            .source(
                Basis.POSTGRES, "the catalogs of PostgreSQL 9.6 to 18; Aurora User Guide (views)")
            .query(CatalogQueries.VIEWS_ON_COLUMNS),
        List.of("column"));
  }

  private static Check functions() {
    return new VanishedCheck(
        RowCheck.blocker("vanished-functions", Scope.DATABASE, Majors.MAJOR)
            .meaning(
                "Views, defaults, constraints or indexes call functions or operators that the new"
                    + " major no longer has; they cannot be restored there, and the upgrade fails"
                    + " with the cluster down.")
            .remedy("Change them to what replaces the function, or drop them:")
            .source(Basis.POSTGRES, "the catalogs of PostgreSQL 9.6 to 18")
            .query(CatalogQueries.FUNCTIONS),
        List.of("function", "operator"));
  }

  private static Check settings() {
    return new VanishedCheck(
        RowCheck.blocker("vanished-settings", Scope.CLUSTER, Majors.MAJOR)
            .meaning(
                "Roles or databases carry settings that the new major no longer has; the restore of"
                    + " the roles fails with the cluster down.")
            .remedy("Take them back:")
            .source(
                Basis.POSTGRES,
                "the settings of PostgreSQL 9.6 to 18; pg_dumpall, ALTER ROLE … SET")
            .query(CatalogQueries.SETTINGS),
        List.of("setting"));
  }

  private static Check functionSettings() {
    return new VanishedCheck(
        RowCheck.blocker("vanished-function-settings", Scope.DATABASE, Majors.MAJOR)
            .meaning(
                "Functions carry settings that the new major no longer has; they cannot be restored"
                    + " there, and the upgrade fails with the cluster down.")
            .remedy("Take them back:")
            .source(Basis.POSTGRES, "the settings of PostgreSQL 9.6 to 18")
            .query(CatalogQueries.FUNCTION_SETTINGS),
        List.of("setting"));
  }

  private static Check views() {
    return RowCheck.info("catalog-views", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "Views read the system's own views, whose columns change from major to major. None of"
                + " those they read is known to go; watch what their columns mean afterwards.")
        .remedy("Nothing, if the check views-on-vanished-columns is silent.")
        .source(Basis.AURORA, "Aurora User Guide, views on system catalogs; AWS precheck tool")
        .query(CatalogQueries.VIEWS);
  }
}
