package io.aurorafleet.preflight.objects;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** Orders of text that have changed already, or may with the new major: indexes rest on them. */
public final class CollationChecks {
  private static final String UNICODE =
      """
      WITH builtin (oid) AS (
        SELECT c.oid FROM pg_catalog.pg_collation AS c
        WHERE c.collprovider = 'b' AND c.colllocale IN ('C.UTF-8', 'PG_UNICODE_FAST')
        UNION ALL
        SELECT 'pg_catalog.default'::pg_catalog.regcollation FROM pg_catalog.pg_database AS d
        WHERE d.datname = pg_catalog.current_database() AND d.datlocprovider = 'b'
          AND d.datlocale IN ('C.UTF-8', 'PG_UNICODE_FAST')
      ), always (pattern) AS (
        SELECT '{FUNCEXPR :funcid ' || p.oid || '[ }]' FROM pg_catalog.pg_proc AS p
        WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
          AND p.proname IN ('normalize', 'is_normalized', 'unicode_assigned', 'unicode_version')
      ), operators (oid, code) AS (
        SELECT o.oid, o.oprcode FROM pg_catalog.pg_operator AS o
        WHERE o.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace
          AND o.oprname IN ('~', '~*', '!~', '!~*', '~~*', '!~~*')
          AND o.oprright = 'pg_catalog.text'::pg_catalog.regtype
      ), functions (oid) AS (
        SELECT p.oid FROM pg_catalog.pg_proc AS p
        WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
          AND ((p.proname IN ('lower', 'upper', 'initcap', 'casefold') AND p.pronargs = 1
                AND p.proargtypes[0] = 'pg_catalog.text'::pg_catalog.regtype)
               OR p.proname LIKE 'regexp\\_%'
               OR p.oid = 'pg_catalog.substring(text,text)'::pg_catalog.regprocedure)
        UNION SELECT code FROM operators
      ), patterns (pattern) AS (
        SELECT pattern FROM always
        UNION ALL
        SELECT '{OPEXPR :opno (' || (SELECT pg_catalog.string_agg(oid::text, '|') FROM operators)
               || ') (:\\w+ \\w+ )*:inputcollid (' || pg_catalog.string_agg(oid::text, '|') || ')[ }]'
        FROM builtin
        UNION ALL
        SELECT '{FUNCEXPR :funcid (' || (SELECT pg_catalog.string_agg(oid::text, '|') FROM functions)
               || ') (:\\w+ \\w+ )*:inputcollid (' || pg_catalog.string_agg(oid::text, '|') || ')[ }]'
        FROM builtin
      ), trees (relation, tree) AS (
        SELECT conrelid, conbin::text FROM pg_catalog.pg_constraint
        WHERE conbin IS NOT NULL AND conrelid >= 16384
        UNION ALL
        SELECT indexrelid, coalesce(indexprs::text, '') || coalesce(indpred::text, '')
        FROM pg_catalog.pg_index WHERE indexrelid >= 16384 AND (indexprs IS NOT NULL OR indpred IS NOT NULL)
        UNION ALL
        SELECT partrelid, partexprs::text FROM pg_catalog.pg_partitioned_table
        WHERE partexprs IS NOT NULL
        UNION ALL
        SELECT r.ev_class, r.ev_action::text FROM pg_catalog.pg_rewrite AS r
        JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class WHERE c.relkind = 'm'
      )
      SELECT DISTINCT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
             CASE c.relkind
               WHEN 'i' THEN pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I;', n.nspname, c.relname)
               WHEN 'm' THEN pg_catalog.format('REFRESH MATERIALIZED VIEW %I.%I;', n.nspname, c.relname)
               ELSE '' END AS fix
      FROM trees AS t
      JOIN patterns AS p ON t.tree ~ p.pattern
      JOIN pg_catalog.pg_class AS c ON c.oid = t.relation
      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
      WHERE EXISTS (SELECT 1 FROM pg_catalog.pg_database AS d
                    WHERE d.datname = pg_catalog.current_database()
                      AND d.encoding = pg_catalog.pg_char_to_encoding('UTF8'))
      ORDER BY 1
      """;

  /** The family. */
  public static final List<Check> ALL = List.of(columns(), databases(), unicode());

  private CollationChecks() {}

  private static Check columns() {
    return RowCheck.warning("collation-versions", Scope.DATABASE, Majors.ANY_UPGRADE.since(10))
        .meaning(
            "Collations in use have another version than when their objects were made: indexes and"
                + " constraints over them may be out of order.")
        .remedy("Rebuild what uses them (REINDEX), then:")
        .source(Basis.PRACTICE, "PostgreSQL, ALTER COLLATION, REFRESH VERSION")
        .query(
            """
            SELECT pg_catalog.format('%I.%I: %s, now %s', n.nspname, c.collname, c.collversion,
                                     pg_catalog.pg_collation_actual_version(c.oid)) AS object,
                   pg_catalog.format('ALTER COLLATION %I.%I REFRESH VERSION;', n.nspname, c.collname)
                     AS fix
            FROM (SELECT l.oid, l.collname, l.collnamespace, l.collversion
                  FROM pg_catalog.pg_collation AS l
                  WHERE l.collversion IS NOT NULL
                    AND l.oid IN (SELECT a.attcollation FROM pg_catalog.pg_attribute AS a
                                  WHERE a.attrelid >= 16384 AND a.attcollation <> 0)
                  OFFSET 0) AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace
            WHERE c.collversion <> pg_catalog.pg_collation_actual_version(c.oid)
            ORDER BY 1
            """);
  }

  private static Check databases() {
    return RowCheck.warning(
            "database-collation-versions", Scope.CLUSTER, Majors.ANY_UPGRADE.since(15))
        .meaning(
            "The default collation of databases has another version than when they were made:"
                + " indexes over text may be out of order.")
        .remedy("In each, rebuild the indexes over text (REINDEX DATABASE), then:")
        .source(Basis.PRACTICE, "PostgreSQL 15, ALTER DATABASE, REFRESH COLLATION VERSION")
        .query(
            """
            SELECT pg_catalog.format('%I: %s, now %s', d.datname, d.datcollversion,
                     pg_catalog.pg_database_collation_actual_version(d.oid)) AS object,
                   pg_catalog.format('ALTER DATABASE %I REFRESH COLLATION VERSION;', d.datname) AS fix
            FROM pg_catalog.pg_database AS d
            WHERE d.datallowconn AND d.datname <> 'rdsadmin'
              AND d.datcollversion <> pg_catalog.pg_database_collation_actual_version(d.oid)
            ORDER BY d.datname
            """);
  }

  private static Check unicode() {
    return RowCheck.warning("unicode-dependent", Scope.DATABASE, Majors.leaving(17).since(17))
        .meaning(
            "Indexes, constraints, partition keys or materialized views rest on functions that read"
                + " the server's own Unicode tables (lower, upper, normalize, regular expressions);"
                + " the new major has newer tables, and single characters may differ.")
        .remedy("After the upgrade rebuild or check them:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 18, unicode_dependent_rels.txt (warns)")
        .query(UNICODE);
  }
}
