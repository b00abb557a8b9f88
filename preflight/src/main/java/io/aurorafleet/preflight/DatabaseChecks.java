package io.aurorafleet.preflight;

import io.aurorafleet.preflight.Check.Scope;
import java.util.List;

/**
 * Databases that pg_upgrade cannot connect to, or that it does not find as it expects. Rests on
 * check_for_connection_status of PostgreSQL 13 to 18; {@code rdsadmin} is RDS's own affair.
 */
final class DatabaseChecks {
  static final List<RowCheck> ALL = List.of(invalid(), refusing(), templates());

  private DatabaseChecks() {}

  private static RowCheck invalid() {
    return RowCheck.blocker(
        "invalid-databases",
        Scope.CLUSTER,
        Upgrade::major,
        "A DROP DATABASE was interrupted; what is left cannot be used, and pg_upgrade refuses it.",
        "Finish the drop of each; its contents are lost already:",
        """
        SELECT pg_catalog.format('%I', datname) AS object,
               pg_catalog.format('DROP DATABASE %I;', datname) AS fix
        FROM pg_catalog.pg_database
        WHERE datconnlimit = -2
        ORDER BY datname
        """);
  }

  private static RowCheck refusing() {
    return RowCheck.blocker(
        "databases-refuse-connections",
        Scope.CLUSTER,
        Upgrade::major,
        "pg_upgrade connects to every database, and these do not allow it.",
        "Let them accept connections, or drop those nobody needs:",
        """
        SELECT pg_catalog.format('%I', datname) AS object,
               pg_catalog.format('ALTER DATABASE %I WITH ALLOW_CONNECTIONS true;', datname) AS fix
        FROM pg_catalog.pg_database
        WHERE NOT datallowconn AND datconnlimit <> -2 AND datname NOT IN ('template0', 'rdsadmin')
        ORDER BY datname
        """);
  }

  private static RowCheck templates() {
    return RowCheck.blocker(
        "template-databases",
        Scope.CLUSTER,
        Upgrade::major,
        "template0 and template1 must exist as templates, and template0 must refuse connections.",
        "Put them right:",
        """
        SELECT CASE WHEN d.datname IS NULL THEN n.name || ' is missing'
                    WHEN NOT d.datistemplate THEN n.name || ' is not a template'
                    ELSE n.name || ' accepts connections' END AS object,
               CASE WHEN d.datname IS NULL AND n.name = 'template1'
                    THEN 'CREATE DATABASE template1 WITH TEMPLATE template0 IS_TEMPLATE true;'
                    WHEN d.datname IS NULL
                    THEN 'CREATE DATABASE template0 WITH TEMPLATE template1 IS_TEMPLATE true'
                         || ' ALLOW_CONNECTIONS false;'
                    WHEN NOT d.datistemplate
                    THEN 'ALTER DATABASE ' || n.name || ' WITH IS_TEMPLATE true;'
                    ELSE 'ALTER DATABASE ' || n.name || ' WITH ALLOW_CONNECTIONS false;' END AS fix
        FROM (VALUES ('template0'), ('template1')) AS n (name)
        LEFT JOIN pg_catalog.pg_database AS d ON d.datname = n.name
        WHERE d.datname IS NULL OR NOT d.datistemplate
           OR (d.datname = 'template0' AND d.datallowconn)
        ORDER BY n.name
        """);
  }
}
