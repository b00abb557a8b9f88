package io.aurorafleet.preflight.types;

/**
 * The one query behind all checks of column types: it starts from the base types of every kind and
 * follows domains, arrays, composites, ranges and multiranges to stored columns. Written of our own
 * after check_for_data_types_usage of pg_upgrade 13 to 18, which follows no multiranges. What to
 * paste for an inherited column changes the topmost table that has it, as PostgreSQL demands.
 */
final class ColumnSearch {
  /**
   * Rows are kind, object and fix. Types that a server has not are simply not found, so it runs on
   * every major. System relations are no steps of the way: whoever stores their rows is found as
   * such.
   */
  static final String QUERY =
      """
      WITH RECURSIVE base (kind, oid) AS (
        SELECT CASE WHEN t.typname ~ '^reg' THEN 'reg'
                    WHEN t.typname IN ('abstime', 'reltime', 'tinterval') THEN 'abstime'
                    ELSE t.typname::text END, t.oid
        FROM pg_catalog.pg_type AS t
        WHERE t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
          AND t.typname IN ('regcollation', 'regconfig', 'regdictionary', 'regnamespace', 'regoper',
                            'regoperator', 'regproc', 'regprocedure', 'aclitem', 'abstime',
                            'reltime', 'tinterval', 'unknown')
        UNION ALL
        SELECT CASE WHEN t.typtype = 'c' THEN 'system-row' ELSE 'sql_identifier' END, t.oid
        FROM pg_catalog.pg_type AS t
        JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
        WHERE (t.typtype = 'c' AND (t.oid < 16384 OR n.nspname = 'information_schema'))
           OR (t.typname = 'sql_identifier' AND n.nspname = 'information_schema')
      ), step (part, whole, through) AS (
        SELECT t.typbasetype, t.oid, '' FROM pg_catalog.pg_type AS t WHERE t.typtype = 'd'
        UNION ALL
        SELECT t.typelem, t.oid, '' FROM pg_catalog.pg_type AS t WHERE t.typtype = 'b' AND t.typelem <> 0
        UNION ALL
        SELECT a.atttypid, c.reltype, '' FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
        WHERE c.oid >= 16384 AND c.reltype <> 0 AND a.attrelid >= 16384 AND a.attnum > 0
          AND NOT a.attisdropped
        UNION ALL
        SELECT r.rngsubtype, r.rngtypid, '' FROM pg_catalog.pg_range AS r
        UNION ALL
        SELECT r.rngtypid, (pg_catalog.to_jsonb(r) ->> 'rngmultitypid')::pg_catalog.oid,
               ' in multirange'
        FROM pg_catalog.pg_range AS r
        WHERE pg_catalog.to_jsonb(r) ->> 'rngmultitypid' IS NOT NULL
      ), found (kind, oid) AS (
        SELECT b.kind, b.oid FROM base AS b
        UNION
        SELECT f.kind || s.through, s.whole FROM found AS f JOIN step AS s ON s.part = f.oid
      )
      SELECT f.kind,
             pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname) AS object,
             CASE WHEN c.relkind = 'm'
                  THEN pg_catalog.format('DROP MATERIALIZED VIEW %I.%I;', n.nspname, c.relname)
                  WHEN c.relkind = 'i'
                  THEN pg_catalog.format('DROP INDEX %I.%I;', n.nspname, c.relname)
                  ELSE (SELECT pg_catalog.format(
                                 'ALTER TABLE %I.%I ALTER COLUMN %I TYPE text USING %I::text;',
                                 tn.nspname, t.relname, a.attname, a.attname)
                        FROM (WITH RECURSIVE above (oid, depth) AS (
                                SELECT c.oid, 0
                                UNION ALL
                                SELECT i.inhparent, b.depth + 1
                                FROM above AS b
                                JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = b.oid
                                JOIN pg_catalog.pg_attribute AS p
                                  ON p.attrelid = i.inhparent AND p.attname = a.attname
                                     AND NOT p.attisdropped)
                              SELECT b.oid FROM above AS b ORDER BY b.depth DESC, b.oid LIMIT 1)
                          AS top
                        JOIN pg_catalog.pg_class AS t ON t.oid = top.oid
                        JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace)
             END AS fix
      FROM pg_catalog.pg_class AS c
      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
      JOIN found AS f ON f.oid = a.atttypid
      WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
        AND c.relkind IN ('r', 'm', 'i')
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND n.nspname !~ '^pg_(toast_)?temp_'
      ORDER BY n.nspname, c.relname, a.attnum, f.kind
      """;

  private ColumnSearch() {}
}
