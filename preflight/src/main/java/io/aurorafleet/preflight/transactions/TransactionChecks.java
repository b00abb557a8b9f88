package io.aurorafleet.preflight.transactions;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** Transactions that stop an upgrade, make it slow, or are lost by it. */
public final class TransactionChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(prepared(), running(), xidAge(), multixactAge());

  private TransactionChecks() {}

  /** A name with a line break would end the comment, and what follows it would be run. */
  private static Check prepared() {
    return RowCheck.blocker("prepared-transactions", Scope.CLUSTER, Majors.MAJOR)
        .meaning(
            "Prepared transactions (two-phase commit) are open; pg_upgrade refuses to carry them.")
        .remedy("Ask their owner whether to commit, then in the database named, one of each pair:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 13–18, check_for_prepared_transactions")
        .query(
            """
            SELECT pg_catalog.format('%L in database %I, by %I since %s UTC', gid, database, owner,
                                     pg_catalog.to_char(prepared AT TIME ZONE 'UTC',
                                                        'YYYY-MM-DD HH24:MI:SS')) AS object,
                   pg_catalog.format('ROLLBACK PREPARED %L; ', gid)
                   || pg_catalog.translate(
                        pg_catalog.format('-- or COMMIT PREPARED %L; in database %I', gid, database),
                        E'\\n\\r', '  ') AS fix
            FROM pg_catalog.pg_prepared_xacts
            ORDER BY prepared
            """);
  }

  private static Check running() {
    return RowCheck.warning("long-transactions", Scope.CLUSTER, Majors.ANY_UPGRADE)
        .meaning(
            "Transactions have been open for more than five minutes; the upgrade ends them, and"
                + " until then they keep VACUUM from freezing rows.")
        .remedy("Let them finish before the window, or end them:")
        .source(
            Basis.AURORA,
            "Aurora User Guide, performing a major version upgrade; AWS precheck tool")
        .query(
            """
            SELECT pg_catalog.format('pid %s, user %I, database %I, %s, open for %s', pid, usename,
                                     datname, state,
                                     pg_catalog.date_trunc('second', pg_catalog.now() - xact_start))
                     AS object,
                   pg_catalog.format('SELECT pg_terminate_backend(%s);', pid) AS fix
            FROM pg_catalog.pg_stat_activity
            WHERE pid <> pg_catalog.pg_backend_pid() AND usename IS NOT NULL AND datname IS NOT NULL
              AND xact_start < pg_catalog.now() - interval '5 minutes'
              AND coalesce(pg_catalog.to_jsonb(pg_stat_activity) ->> 'backend_type',
                           'client backend') = 'client backend'
              AND application_name NOT LIKE 'aurora-fleet/%'
            ORDER BY xact_start
            """);
  }

  private static Check xidAge() {
    return RowCheck.warning("xid-age", Scope.CLUSTER, Majors.ANY_UPGRADE)
        .meaning(
            "Rows older than 200 million transactions are not frozen; a VACUUM against wraparound"
                + " may start at the worst moment.")
        .remedy("Run PREUPGRADE, which freezes table by table, or in each database named:")
        .source(Basis.PRACTICE, "AWS precheck tool; autovacuum_freeze_max_age is 200 million")
        .query(
            """
            SELECT pg_catalog.format('%I: age %s', datname, pg_catalog.age(datfrozenxid)) AS object,
                   'VACUUM (FREEZE, VERBOSE);' AS fix
            FROM pg_catalog.pg_database
            WHERE datallowconn AND datname <> 'rdsadmin'
              AND pg_catalog.age(datfrozenxid) > 200000000
            ORDER BY pg_catalog.age(datfrozenxid) DESC
            """);
  }

  private static Check multixactAge() {
    return RowCheck.warning("multixact-age", Scope.CLUSTER, Majors.ANY_UPGRADE)
        .meaning(
            "Row locks older than 400 million multixacts are not frozen; a VACUUM against"
                + " wraparound may start at the worst moment.")
        .remedy("Run PREUPGRADE, which freezes table by table, or in each database named:")
        .source(Basis.PRACTICE, "autovacuum_multixact_freeze_max_age is 400 million")
        .query(
            """
            SELECT pg_catalog.format('%I: multixact age %s', datname,
                                     pg_catalog.mxid_age(datminmxid)) AS object,
                   'VACUUM (FREEZE, VERBOSE);' AS fix
            FROM pg_catalog.pg_database
            WHERE datallowconn AND datname <> 'rdsadmin'
              AND pg_catalog.mxid_age(datminmxid) > 400000000
            ORDER BY pg_catalog.mxid_age(datminmxid) DESC
            """);
  }
}
