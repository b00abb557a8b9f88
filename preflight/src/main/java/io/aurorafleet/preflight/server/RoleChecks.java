package io.aurorafleet.preflight.server;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** What roles own that the new server may not take: names, and rights on parameters. */
public final class RoleChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(reserved(), grants());

  private RoleChecks() {}

  private static Check reserved() {
    return RowCheck.blocker("pg-roles", Scope.CLUSTER, Majors.MAJOR)
        .meaning(
            "Names that begin with pg_ are PostgreSQL's own: pg_upgrade refuses such roles (before"
                + " 9.6), and later ones are left out of its dump, so that what they own is lost.")
        .remedy(
            "PostgreSQL does not rename them. Make a role of another name, move what they own, in"
                + " every database, and drop them:")
        .source(
            Basis.CARRIED_WRONGLY,
            "pg_upgrade, check_for_pg_role_prefix (source ≤ 9.5); pg_dumpall leaves out ^pg_; RDS"
                + " User Guide, precheck log")
        .query(
            """
            SELECT pg_catalog.format('%I', rolname) AS object,
                   pg_catalog.format('CREATE ROLE %2$I; REASSIGN OWNED BY %1$I TO %2$I;'
                                     || ' DROP OWNED BY %1$I; DROP ROLE %1$I;', rolname,
                                     pg_catalog.substr(rolname, 4)) AS fix
            FROM pg_catalog.pg_roles
            WHERE rolname ~ '^pg_' AND oid >= 16384
            ORDER BY rolname
            """);
  }

  private static Check grants() {
    return RowCheck.info("parameter-grants", Scope.CLUSTER, Majors.from(15))
        .meaning(
            "Roles hold rights on parameters (GRANT … ON PARAMETER). They are carried over by name;"
                + " one on a parameter that the new major lacks stops the restore.")
        .remedy("Compare with the parameters of the new family; take back what is not needed:")
        .source(Basis.PRACTICE, "PostgreSQL 15, pg_parameter_acl; AWS precheck tool")
        .query(
            """
            SELECT pg_catalog.format('%s on %s to %s', a.privilege_type, p.parname,
                                     coalesce(pg_catalog.quote_ident(r.rolname), 'PUBLIC')) AS object,
                   pg_catalog.format('REVOKE %s ON PARAMETER %s FROM %s;', a.privilege_type, p.parname,
                                     coalesce(pg_catalog.quote_ident(r.rolname), 'PUBLIC')) AS fix
            FROM pg_catalog.pg_parameter_acl AS p
            CROSS JOIN LATERAL pg_catalog.aclexplode(p.paracl) AS a
            LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
            WHERE a.grantee <> 10 AND coalesce(r.rolname, '') !~ '^rds'
            ORDER BY 1
            """);
  }
}
