package io.aurorafleet.preflight.server;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** Names of databases that the tools behind an upgrade, or RDS's own, cannot take. */
public final class NameChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(lineBreaks(), odd());

  private NameChecks() {}

  private static Check lineBreaks() {
    return RowCheck.blocker("names-with-line-breaks", Scope.CLUSTER, Majors.MAJOR)
        .meaning(
            "Names of databases hold a line break, which pg_dumpall cannot pass on to the new server.")
        .remedy("Rename them:")
        .source(Basis.POSTGRES, "PostgreSQL, appendShellString and appendPsqlMetaConnect")
        .query(
            """
            SELECT pg_catalog.format('database %L', datname) AS object,
                   pg_catalog.format('ALTER DATABASE %I RENAME TO %I;', datname,
                                     pg_catalog.translate(datname, E'\\n\\r', '__')) AS fix
            FROM pg_catalog.pg_database
            WHERE datname ~ '[\\n\\r]'
            ORDER BY 1
            """);
  }

  private static Check odd() {
    return RowCheck.warning("database-names", Scope.CLUSTER, Majors.MAJOR)
        .meaning(
            "Names of databases hold characters that RDS may not take: its prechecks refuse some,"
                + " by their own words, and AWS does not say which. Only letters, digits, spaces and"
                + " - _ . are sure to pass.")
        .remedy("An upgrade of a restored snapshot shows whether they pass. If not, rename them:")
        .source(
            Basis.AURORA,
            "RDS User Guide, sample of pg_upgrade_precheck.log: \"The database name contains"
                + " characters that are not supported\"")
        .query(
            """
            SELECT pg_catalog.format('%I', datname) AS object,
                   pg_catalog.format('ALTER DATABASE %I RENAME TO %I;', datname,
                     pg_catalog.regexp_replace(datname, '[^[:alnum:] _.-]', '_', 'g')) AS fix
            FROM pg_catalog.pg_database
            WHERE datname ~ '[^[:alnum:] _.-]' AND datconnlimit <> -2
            ORDER BY 1
            """);
  }
}
