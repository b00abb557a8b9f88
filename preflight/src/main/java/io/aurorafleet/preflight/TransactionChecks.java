package io.aurorafleet.preflight;

import io.aurorafleet.preflight.Check.Scope;
import java.util.List;

/** Transactions that stop an upgrade, make it slow, or are lost by it. */
final class TransactionChecks {
  static final List<RowCheck> ALL = List.of(prepared(), running(), xidAge());

  private TransactionChecks() {}

  private static RowCheck prepared() {
    return RowCheck.blocker(
        "prepared-transactions",
        Scope.CLUSTER,
        Upgrade::major,
        "Prepared transactions (two-phase commit) are open; pg_upgrade refuses to carry them.",
        "Ask their owner whether to commit, then in the database named, one of each pair:",
        """
        SELECT pg_catalog.format('%L in database %I, by %I since %s', gid, database, owner,
                                 pg_catalog.to_char(prepared, 'YYYY-MM-DD HH24:MI:SS')) AS object,
               pg_catalog.format('ROLLBACK PREPARED %L; -- or COMMIT PREPARED %L; in database %I',
                                 gid, gid, database) AS fix
        FROM pg_catalog.pg_prepared_xacts
        ORDER BY prepared
        """);
  }

  private static RowCheck running() {
    return RowCheck.warning(
        "long-transactions",
        Scope.CLUSTER,
        upgrade -> true,
        "Transactions have been open for more than five minutes; the upgrade ends them, and until"
            + " then they keep VACUUM from freezing rows.",
        "Let them finish before the window, or end them:",
        """
        SELECT pg_catalog.format('pid %s, user %I, database %I, %s, open for %s', pid, usename,
                                 datname, state,
                                 pg_catalog.date_trunc('second', pg_catalog.now() - xact_start))
                 AS object,
               pg_catalog.format('SELECT pg_terminate_backend(%s);', pid) AS fix
        FROM pg_catalog.pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_catalog.pg_backend_pid()
          AND xact_start < pg_catalog.now() - interval '5 minutes'
          AND application_name NOT LIKE 'aurora-fleet/%'
        ORDER BY xact_start
        """);
  }

  private static RowCheck xidAge() {
    return RowCheck.warning(
        "xid-age",
        Scope.CLUSTER,
        upgrade -> true,
        "Rows older than 200 million transactions are not frozen; a VACUUM against wraparound may"
            + " start at the worst moment.",
        "Run PREUPGRADE, which freezes table by table, or in each database named:",
        """
        SELECT pg_catalog.format('%I: age %s', datname, pg_catalog.age(datfrozenxid)) AS object,
               'VACUUM (FREEZE, VERBOSE);' AS fix
        FROM pg_catalog.pg_database
        WHERE datallowconn AND datname <> 'rdsadmin'
          AND pg_catalog.age(datfrozenxid) > 200000000
        ORDER BY pg_catalog.age(datfrozenxid) DESC
        """);
  }
}
