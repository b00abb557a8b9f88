package io.aurorafleet.preflight.extensions;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import io.aurorafleet.preflight.rule.RowCheckDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Extensions that stop a major upgrade ("loadable libraries"), and those that are merely old. */
public final class ExtensionChecks {
  /** The family; all read the rows of one query, but the libraries. */
  public static final List<Check> ALL =
      List.of(
          new NotOffered(),
          drop("pg-repack", Majors.to(14), row -> Installed.name(row).equals("pg_repack"))
              .meaning(
                  "pg_repack's library does not load on the new major, and pg_upgrade stops there.")
              .remedy("Drop it, and create it again after the upgrade:")
              .source(Basis.AURORA, "AWS precheck tool; Aurora User Guide, upgrading extensions")
              .query(Installed.QUERY),
          drop(
                  "pgrouting",
                  Majors.leaving(11).since(10),
                  row -> Installed.name(row).equals("pgrouting"))
              .meaning("pgRouting cannot be carried from 10 or 11 to 12 and later.")
              .remedy("Drop it, and create it again after the upgrade:")
              .source(Basis.AURORA, "Aurora User Guide, performing a major version upgrade")
              .query(Installed.QUERY),
          drop("rdkit", Majors.leaving(16), ExtensionChecks::oldRdkit)
              .meaning("rdkit 4.6.0 and older does not load on 17 and later.")
              .remedy("Drop it (its indexes go with it), and create it again after the upgrade:")
              .source(Basis.AURORA, "Aurora User Guide, performing a major version upgrade")
              .query(Installed.QUERY),
          spatial(),
          outdated(),
          LibraryCheck.CHECK);

  private static final Set<String> SPATIAL =
      Set.of(
          "postgis",
          "postgis_raster",
          "postgis_tiger_geocoder",
          "postgis_topology",
          "address_standardizer",
          "address_standardizer_data_us",
          "pgrouting");

  private ExtensionChecks() {}

  private static RowCheckDraft drop(
      String id, Majors majors, Predicate<Map<String, String>> which) {
    return RowCheck.blocker(id, Scope.DATABASE, majors).rows(which);
  }

  private static boolean oldRdkit(Map<String, String> row) {
    return Installed.name(row).equals("rdkit")
        && Installed.atMost(row.getOrDefault("version", ""), 4, 6, 0);
  }

  private static Check spatial() {
    return RowCheck.blocker("spatial-extensions", Scope.DATABASE, Majors.MAJOR)
        .rows(row -> SPATIAL.contains(Installed.name(row)) && Installed.outdated(row))
        .columns("outdated", "update")
        .meaning(
            "PostGIS and its family must be at the newest version that the present server offers"
                + " before a major upgrade.")
        .remedy("Update them (PostGIS may need its function twice):")
        .source(Basis.AURORA, "Aurora User Guide, performing a major version upgrade (PostGIS)")
        .query(Installed.QUERY);
  }

  private static Check outdated() {
    return RowCheck.info("outdated-extensions", Scope.DATABASE, Majors.ANY_UPGRADE)
        .rows(Installed::outdated)
        .columns("outdated", "update")
        .meaning(
            "Extensions are older than the server's default version. UPGRADE updates them"
                + " afterwards.")
        .remedy("Nothing has to be done; to update them now:")
        .source(Basis.PRACTICE, "Aurora User Guide, upgrading extensions; AWS precheck tool")
        .query(Installed.QUERY);
  }
}
