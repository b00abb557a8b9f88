package io.aurorafleet.preflight;

import io.aurorafleet.preflight.Check.Scope;
import java.util.List;

/** Objects of a database that a newer major does not take, or that are broken already. */
final class ObjectChecks {
  static final List<RowCheck> ALL =
      List.of(polymorphic(), postfix(), conversions(), notNull(), indexes());

  private ObjectChecks() {}

  private static RowCheck polymorphic() {
    return RowCheck.blocker(
        "incompatible-polymorphics",
        Scope.DATABASE,
        upgrade -> upgrade.leaves(13),
        "Aggregates or operators rest on array functions that take anycompatible types since"
            + " PostgreSQL 14.",
        "Drop each, and create it again with anycompatiblearray and anycompatible afterwards:",
        """
        WITH changed AS (
          SELECT p.oid FROM pg_catalog.pg_proc AS p
          WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
            AND p.proname IN ('array_append', 'array_cat', 'array_prepend', 'array_remove',
                              'array_replace', 'array_position', 'array_positions', 'width_bucket')
            AND 'pg_catalog.anyarray'::pg_catalog.regtype = ANY (p.proargtypes)
        ), vague AS (
          SELECT t.oid FROM pg_catalog.pg_type AS t
          WHERE t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
            AND t.typname IN ('anyarray', 'anyelement')
        )
        SELECT 'aggregate ' || a.aggfnoid::pg_catalog.regprocedure::text AS object,
               'DROP AGGREGATE ' || a.aggfnoid::pg_catalog.regprocedure::text || ';' AS fix
        FROM pg_catalog.pg_aggregate AS a
        WHERE a.aggfnoid >= 16384 AND a.aggtranstype IN (SELECT oid FROM vague)
          AND (a.aggtransfn IN (SELECT oid FROM changed) OR a.aggfinalfn IN (SELECT oid FROM changed))
        UNION ALL
        SELECT 'operator ' || o.oid::pg_catalog.regoperator::text,
               'DROP OPERATOR ' || o.oid::pg_catalog.regoperator::text || ';'
        FROM pg_catalog.pg_operator AS o
        WHERE o.oid >= 16384 AND o.oprleft IN (SELECT oid FROM vague)
          AND o.oprcode IN (SELECT oid FROM changed)
        """);
  }

  private static RowCheck postfix() {
    return RowCheck.blocker(
        "postfix-operators",
        Scope.DATABASE,
        upgrade -> upgrade.leaves(13),
        "Postfix operators are gone since PostgreSQL 14.",
        "Call their functions instead, then drop them:",
        """
        SELECT o.oid::pg_catalog.regoperator::text AS object,
               'DROP OPERATOR ' || o.oid::pg_catalog.regoperator::text || ';' AS fix
        FROM pg_catalog.pg_operator AS o
        WHERE o.oprright = 0 AND o.oid >= 16384
        ORDER BY 1
        """);
  }

  private static RowCheck conversions() {
    return RowCheck.blocker(
        "encoding-conversions",
        Scope.DATABASE,
        upgrade -> upgrade.leaves(13),
        "User-defined encoding conversions: their functions take other arguments since PostgreSQL"
            + " 14.",
        "Drop them:",
        """
        SELECT pg_catalog.format('%I.%I', n.nspname, c.conname) AS object,
               pg_catalog.format('DROP CONVERSION %I.%I;', n.nspname, c.conname) AS fix
        FROM pg_catalog.pg_conversion AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.connamespace
        WHERE c.oid >= 16384
        ORDER BY 1
        """);
  }

  private static RowCheck notNull() {
    return RowCheck.blocker(
        "not-null-inheritance",
        Scope.DATABASE,
        upgrade -> upgrade.leaves(17),
        "Columns may be null although the parent table's may not; PostgreSQL 18 does not allow"
            + " that.",
        "Make them NOT NULL:",
        """
        SELECT pg_catalog.format('%I.%I.%I', n.nspname, c.relname, own.attname) AS object,
               pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I SET NOT NULL;',
                                 n.nspname, c.relname, own.attname) AS fix
        FROM pg_catalog.pg_inherits AS i
        JOIN pg_catalog.pg_attribute AS own ON own.attrelid = i.inhrelid
        JOIN pg_catalog.pg_attribute AS above ON above.attrelid = i.inhparent AND above.attname = own.attname
        JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE own.attnum > 0 AND above.attnotnull AND NOT own.attnotnull AND NOT own.attisdropped
        ORDER BY 1
        """);
  }

  private static RowCheck indexes() {
    return RowCheck.warning(
        "invalid-indexes",
        Scope.DATABASE,
        Upgrade::major,
        "Indexes are invalid, mostly left by a CREATE INDEX CONCURRENTLY that failed: they cost"
            + " writes and help no query.",
        "Build them again, or drop them:",
        """
        SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
               pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I;', n.nspname, c.relname) AS fix
        FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname !~ '^pg_toast'
        ORDER BY 1
        """);
  }
}
