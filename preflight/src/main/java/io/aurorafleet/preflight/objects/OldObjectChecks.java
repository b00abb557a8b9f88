package io.aurorafleet.preflight.objects;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** Kinds of objects that PostgreSQL 10, 12 and 14 no longer took. */
public final class OldObjectChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(oids(), postfix(), conversions(), hashIndexes());

  private OldObjectChecks() {}

  private static Check oids() {
    return RowCheck.blocker("tables-with-oids", Scope.DATABASE, Majors.leaving(11))
        .meaning("Tables were created WITH OIDS, which PostgreSQL 12 no longer knows.")
        .remedy("Rewrite each without them (it is locked meanwhile):")
        .source(Basis.PG_UPGRADE, "pg_upgrade 12–18, tables_with_oids.txt")
        .query(
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
                   pg_catalog.format('ALTER TABLE %I.%I SET WITHOUT OIDS;', n.nspname, c.relname) AS fix
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_temp_'
              AND c.relkind IN ('r', 'p', 'f')
              AND pg_catalog.to_jsonb(c) ->> 'relhasoids' = 'true'
            ORDER BY 1
            """);
  }

  private static Check postfix() {
    return RowCheck.blocker("postfix-operators", Scope.DATABASE, Majors.leaving(13))
        .meaning("Postfix operators are gone since PostgreSQL 14.")
        .remedy("Call their functions instead, then drop them:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 14–18, postfix_ops.txt")
        .query(
            """
            SELECT o.oid::pg_catalog.regoperator::text AS object,
                   'DROP OPERATOR ' || o.oid::pg_catalog.regoperator::text || ';' AS fix
            FROM pg_catalog.pg_operator AS o
            WHERE o.oprright = 0 AND o.oid >= 16384
            ORDER BY 1
            """);
  }

  private static Check conversions() {
    return RowCheck.blocker("encoding-conversions", Scope.DATABASE, Majors.leaving(13))
        .meaning(
            "User-defined encoding conversions: their functions take other arguments since"
                + " PostgreSQL 14.")
        .remedy("Drop them:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 14–18, encoding_conversions.txt")
        .query(
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.conname) AS object,
                   pg_catalog.format('DROP CONVERSION %I.%I;', n.nspname, c.conname) AS fix
            FROM pg_catalog.pg_conversion AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.connamespace
            WHERE c.oid >= 16384
            ORDER BY 1
            """);
  }

  private static Check hashIndexes() {
    return RowCheck.warning("hash-indexes", Scope.DATABASE, Majors.leaving(9))
        .meaning(
            "Hash indexes change their format in PostgreSQL 10; pg_upgrade leaves them invalid.")
        .remedy("Drop them now and create them again afterwards, or rebuild them afterwards:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 10–18, old_9_6_invalidate_hash_indexes (warns)")
        .query(
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
                   pg_catalog.format('DROP INDEX %I.%I; -- %s', n.nspname, c.relname,
                                     pg_catalog.translate(pg_catalog.pg_get_indexdef(c.oid),
                                                          E'\\n\\r', '  ')) AS fix
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_am AS m ON m.oid = c.relam
            WHERE c.relkind = 'i' AND m.amname = 'hash'
            ORDER BY 1
            """);
  }
}
