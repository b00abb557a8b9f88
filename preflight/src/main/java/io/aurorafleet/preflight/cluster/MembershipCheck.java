package io.aurorafleet.preflight.cluster;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;

/**
 * The maintenance user may do its work: RDS gives what PostgreSQL leaves to superusers to the
 * members of {@code rds_superuser}. Asked of the user itself, in any database.
 */
public final class MembershipCheck {
  /** The check. */
  public static final Check CHECK =
      RowCheck.blocker("not-rds-superuser", Scope.CLUSTER, Majors.ANY_UPGRADE)
          .meaning(
              "The maintenance user has not got the rights of rds_superuser, so it cannot freeze,"
                  + " analyse, or update what others own.")
          .remedy("As the master user:")
          .source(
              Basis.AURORA,
              "Aurora User Guide, understanding the rds_superuser role; the maintenance user of the"
                  + " AWS sample is a member")
          .query(
              """
              SELECT pg_catalog.format('%I', r.rolname) AS object,
                     pg_catalog.format('ALTER ROLE %1$I INHERIT; GRANT rds_superuser TO %1$I;',
                                       r.rolname) AS fix
              FROM pg_catalog.pg_roles AS r
              WHERE r.rolname = current_user AND NOT r.rolsuper
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles AS g
                                WHERE g.rolname = 'rds_superuser'
                                  AND pg_catalog.pg_has_role(r.oid, g.oid, 'USAGE'))
              """);

  private MembershipCheck() {}
}
