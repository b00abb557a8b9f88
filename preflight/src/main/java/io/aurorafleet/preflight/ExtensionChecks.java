package io.aurorafleet.preflight;

import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Check.Scope;
import java.util.List;

/**
 * Extensions that stop a major upgrade ("loadable libraries"), and those that are merely old. Which
 * extensions a target offers is not to be had from any API; only what AWS documents is checked.
 */
final class ExtensionChecks {
  static final List<RowCheck> ALL =
      List.of(
          gone("('chkpass', 'tsearch2')", 10),
          gone("('plrust')", 17),
          repack(),
          spatial(),
          outdated());

  private ExtensionChecks() {}

  private static RowCheck gone(String names, int last) {
    return RowCheck.blocker(
        "extensions-not-offered",
        Scope.DATABASE,
        upgrade -> upgrade.leaves(last),
        "Extensions that Aurora no longer offers from major " + (last + 1) + " on.",
        "Move off them, then drop them:",
        drop("e.extname IN " + names));
  }

  private static RowCheck repack() {
    return RowCheck.blocker(
        "pg-repack",
        Scope.DATABASE,
        upgrade -> upgrade.major() && upgrade.to() >= 14,
        "pg_repack's library does not load on the new major, and pg_upgrade stops there.",
        "Drop it, and create it again after the upgrade:",
        drop("e.extname = 'pg_repack'"));
  }

  private static String drop(String which) {
    return """
        SELECT pg_catalog.format('%%I %%s', e.extname, e.extversion) AS object,
               pg_catalog.format('DROP EXTENSION %%I;', e.extname) AS fix
        FROM pg_catalog.pg_extension AS e
        WHERE %s
        ORDER BY 1
        """
        .formatted(which);
  }

  private static RowCheck spatial() {
    return RowCheck.blocker(
        "spatial-extensions",
        Scope.DATABASE,
        Upgrade::major,
        "PostGIS and its family must be at the newest version that the present server offers before"
            + " a major upgrade.",
        "Update them (PostGIS may need its function twice):",
        outdatedWhere(
            """
            e.extname IN ('postgis', 'postgis_raster', 'postgis_tiger_geocoder',
                          'postgis_topology', 'address_standardizer',
                          'address_standardizer_data_us', 'pgrouting')
            """,
            "CASE WHEN e.extname LIKE 'postgis%' THEN 'SELECT postgis_extensions_upgrade();'"
                + " ELSE pg_catalog.format('ALTER EXTENSION %I UPDATE;', e.extname) END"));
  }

  private static RowCheck outdated() {
    return new RowCheck(
        "outdated-extensions",
        Scope.DATABASE,
        upgrade -> true,
        upgrade -> Severity.INFO,
        "Extensions are older than the server's default version. UPGRADE updates them afterwards.",
        "Nothing has to be done; to update them now:",
        outdatedWhere("true", "pg_catalog.format('ALTER EXTENSION %I UPDATE;', e.extname)"));
  }

  private static String outdatedWhere(String which, String fix) {
    return """
        SELECT pg_catalog.format('%%I %%s, default %%s', e.extname, e.extversion, a.default_version)
                 AS object,
               %s AS fix
        FROM pg_catalog.pg_extension AS e
        JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
        WHERE e.extversion <> a.default_version AND %s
        ORDER BY 1
        """
        .formatted(fix, which);
  }
}
