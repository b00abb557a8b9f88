package io.aurorafleet.preflight.objects;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** Tables and indexes: what a new major refuses, what is broken already, what a copy loses. */
public final class TableChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(notNull(), indexes(), unlogged(), locks());

  private TableChecks() {}

  private static Check notNull() {
    return RowCheck.blocker("not-null-inheritance", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "Columns may be null although the parent table's may not. pg_upgrade of all majors"
                + " refuses that in its newest minors; before, the restore failed.")
        .remedy("Make them NOT NULL:")
        .source(
            Basis.PG_UPGRADE,
            "pg_upgrade 15.18, 16.14, 17.11, 18, not_null_inconsistent_columns.txt")
        .query(
            """
            SELECT pg_catalog.format('%I.%I.%I', n.nspname, c.relname, own.attname) AS object,
                   pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I SET NOT NULL;',
                                     n.nspname, c.relname, own.attname) AS fix
            FROM pg_catalog.pg_inherits AS i
            JOIN pg_catalog.pg_attribute AS own ON own.attrelid = i.inhrelid
            JOIN pg_catalog.pg_attribute AS above
              ON above.attrelid = i.inhparent AND above.attname = own.attname
            JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE own.attnum > 0 AND above.attnotnull AND NOT own.attnotnull
              AND NOT own.attisdropped
            ORDER BY 1
            """);
  }

  private static Check indexes() {
    return RowCheck.warning("invalid-indexes", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "Indexes are invalid, mostly left by a CREATE INDEX CONCURRENTLY that failed: they cost"
                + " writes and help no query.")
        .remedy("Build them again, or drop them:")
        .source(Basis.PRACTICE, "AWS precheck tool; PostgreSQL, CREATE INDEX")
        .query(
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
                   CASE WHEN pg_catalog.current_setting('server_version_num')::int < 120000
                        THEN pg_catalog.format('REINDEX INDEX %I.%I;', n.nspname, c.relname)
                        ELSE pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I;', n.nspname, c.relname)
                   END AS fix
            FROM pg_catalog.pg_index AS i
            JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname !~ '^pg_toast'
            ORDER BY 1
            """);
  }

  private static Check unlogged() {
    return RowCheck.warning("unlogged-tables", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "Unlogged tables keep their rows over the upgrade itself, but no clone and no snapshot"
                + " has them: after a rollback they are empty.")
        .remedy("If their rows matter (each is rewritten and locked meanwhile):")
        .source(Basis.PRACTICE, "PostgreSQL, CREATE TABLE, UNLOGGED; AWS precheck tool")
        .query(
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
                   pg_catalog.format('ALTER TABLE %I.%I SET LOGGED;', n.nspname, c.relname) AS fix
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence = 'u'
            ORDER BY 1
            """);
  }

  private static Check locks() {
    return RowCheck.warning("lock-table", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "The upgrade's dump locks every table and partition of a database at once, and the lock"
                + " table has little room for so many: it may end with \"out of shared memory\".")
        .remedy(
            "Raise max_locks_per_transaction in the present parameter group and in that of the"
                + " target family, and reboot:")
        .source(
            Basis.PRACTICE,
            "PostgreSQL, max_locks_per_transaction × (max_connections + max_prepared_transactions);"
                + " AWS precheck tool")
        .query(
            """
            SELECT pg_catalog.format('%s tables, room for %s locks', t.number, s.locks * s.slots)
                     AS object,
                   pg_catalog.format('aws rds modify-db-cluster-parameter-group'
                     || ' --db-cluster-parameter-group-name <group> --parameters'
                     || ' ParameterName=max_locks_per_transaction,ParameterValue=%s,'
                     || 'ApplyMethod=pending-reboot',
                     greatest(s.locks, pg_catalog.ceil(t.number * 1.5 / s.slots)::bigint))
                     AS fix
            FROM (SELECT pg_catalog.count(*) AS number FROM pg_catalog.pg_class
                  WHERE relkind IN ('r', 'p')) AS t
            CROSS JOIN (SELECT pg_catalog.current_setting('max_locks_per_transaction')::bigint,
                               pg_catalog.current_setting('max_connections')::bigint
                               + pg_catalog.current_setting('max_prepared_transactions')::bigint)
              AS s (locks, slots)
            WHERE t.number > s.locks * s.slots * 0.8
            """);
  }
}
