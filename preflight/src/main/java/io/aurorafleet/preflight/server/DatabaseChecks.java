package io.aurorafleet.preflight.server;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/**
 * Databases that pg_upgrade cannot connect to, or that it does not find as it expects. {@code
 * rdsadmin} is RDS's own affair.
 */
public final class DatabaseChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(invalid(), refusing(), templates(), limits());

  private DatabaseChecks() {}

  private static Check invalid() {
    return RowCheck.blocker("invalid-databases", Scope.CLUSTER, Majors.MAJOR)
        .meaning(
            "A DROP DATABASE was interrupted; what is left cannot be used, and pg_upgrade refuses"
                + " it.")
        .remedy("Finish the drop of each; its contents are lost already:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 13–18, databases_cannot_connect_to.txt")
        .query(
            """
            SELECT pg_catalog.format('%I', datname) AS object,
                   pg_catalog.format('DROP DATABASE %I;', datname) AS fix
            FROM pg_catalog.pg_database
            WHERE datconnlimit = -2
            ORDER BY datname
            """);
  }

  private static Check refusing() {
    return RowCheck.blocker("databases-refuse-connections", Scope.CLUSTER, Majors.MAJOR)
        .meaning("pg_upgrade connects to every database, and these do not allow it.")
        .remedy("Let them accept connections, or drop those nobody needs:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 13–18, databases_cannot_connect_to.txt")
        .query(
            """
            SELECT pg_catalog.format('%I', datname) AS object,
                   pg_catalog.format('ALTER DATABASE %I WITH ALLOW_CONNECTIONS true;', datname) AS fix
            FROM pg_catalog.pg_database
            WHERE NOT datallowconn AND datconnlimit <> -2
              AND datname NOT IN ('template0', 'rdsadmin')
            ORDER BY datname
            """);
  }

  private static Check templates() {
    return RowCheck.blocker("template-databases", Scope.CLUSTER, Majors.MAJOR)
        .meaning(
            "template0 and template1 must exist as templates, and template0 must refuse"
                + " connections.")
        .remedy("Put them right:")
        .source(
            Basis.AURORA,
            "pg_upgrade 13–18, check_for_connection_status; Aurora User Guide (datistemplate)")
        .query(
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

  private static Check limits() {
    return RowCheck.warning("connection-limits", Scope.CLUSTER, Majors.ANY_UPGRADE)
        .meaning(
            "The connection limit of a database, or of the user who works here, leaves no room"
                + " beside those who are connected: checks, VACUUM and ANALYZE may not get in.")
        .remedy("Raise the limit, at least for the time of the upgrade:")
        .source(
            Basis.PRACTICE, "PostgreSQL, CREATE DATABASE: only superusers are free of the limit")
        .query(
            """
            SELECT pg_catalog.format('database %I: %s of %s used', d.datname, u.used,
                                     d.datconnlimit) AS object,
                   pg_catalog.format('ALTER DATABASE %I CONNECTION LIMIT -1;', d.datname) AS fix
            FROM pg_catalog.pg_database AS d
            CROSS JOIN LATERAL (SELECT pg_catalog.count(*) AS used FROM pg_catalog.pg_stat_activity
                                WHERE datid = d.oid) AS u
            WHERE d.datconnlimit >= 0 AND d.datconnlimit < u.used + 3
            UNION ALL
            SELECT pg_catalog.format('user %I: %s of %s used', r.rolname, u.used, r.rolconnlimit),
                   pg_catalog.format('ALTER ROLE %I CONNECTION LIMIT -1;', r.rolname)
            FROM pg_catalog.pg_roles AS r
            CROSS JOIN LATERAL (SELECT pg_catalog.count(*) AS used FROM pg_catalog.pg_stat_activity
                                WHERE usesysid = r.oid) AS u
            WHERE r.rolname = current_user AND r.rolconnlimit >= 0 AND r.rolconnlimit < u.used + 3
            ORDER BY 1
            """);
  }
}
