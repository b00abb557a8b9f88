package io.aurorafleet.preflight.catalogs;

/** The queries of {@link CatalogChecks}. */
final class CatalogQueries {
  /**
   * System views are not pinned, so pg_depend has their columns. System tables are: there the rule
   * tells the table, and the definition's text the column.
   */
  static final String VIEWS_ON_COLUMNS =
      """
      WITH gone (name) AS (${column}), lost AS (
        SELECT c.oid, a.attnum, a.attname, c.relname
        FROM gone AS g
        JOIN pg_catalog.pg_class AS c
          ON c.relname = pg_catalog.split_part(g.name, '.', 1)
             AND c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
        JOIN pg_catalog.pg_attribute AS a
          ON a.attrelid = c.oid AND a.attname = pg_catalog.split_part(g.name, '.', 2)
      ), rules AS (
        SELECT r.oid, r.ev_class, r.ev_action::text AS tree
        FROM pg_catalog.pg_rewrite AS r WHERE r.oid >= 16384 AND r.ev_class >= 16384
      )
      SELECT pg_catalog.format('%I.%I reads %s.%s', n.nspname, v.relname, l.relname, l.attname)
               AS object,
             CASE WHEN e.extname IS NOT NULL
                  THEN pg_catalog.format('ALTER EXTENSION %I UPDATE;', e.extname)
                  ELSE pg_catalog.format('DROP %s %I.%I;',
                         CASE v.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END,
                         n.nspname, v.relname) END AS fix
      FROM rules AS r
      JOIN pg_catalog.pg_class AS v ON v.oid = r.ev_class
      JOIN pg_catalog.pg_namespace AS n ON n.oid = v.relnamespace
      JOIN lost AS l
        ON EXISTS (SELECT 1 FROM pg_catalog.pg_depend AS d
                   WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                     AND d.objid = r.oid
                     AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                     AND d.refobjid = l.oid AND d.refobjsubid = l.attnum)
        OR (NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend AS d
                        WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                          AND d.objid = r.oid AND d.refobjid = l.oid)
            AND pg_catalog.strpos(r.tree, ' :relid ' || l.oid || ' ') > 0
            AND pg_catalog.pg_get_viewdef(v.oid) ~ ('\\m' || l.attname || '\\M'))
      LEFT JOIN pg_catalog.pg_depend AS m
        ON m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = v.oid
           AND m.deptype = 'e'
      LEFT JOIN pg_catalog.pg_extension AS e ON e.oid = m.refobjid
      WHERE v.relkind IN ('v', 'm')
      ORDER BY n.nspname, v.relname, l.relname, l.attname
      """;

  /** Calls show in the stored trees by oid. */
  static final String FUNCTIONS =
      """
      WITH gone_functions (name) AS (${function}), gone_operators (name) AS (${operator}),
      lost (name, oid, field) AS (
        SELECT 'function ' || p.oid::pg_catalog.regprocedure::text, p.oid, 'funcid'
        FROM gone_functions AS g
        JOIN pg_catalog.pg_proc AS p ON p.oid = pg_catalog.to_regprocedure('pg_catalog.' || nullif(g.name, ''))
        WHERE g.name <> ''
        UNION ALL
        SELECT 'operator ' || o.oid::pg_catalog.regoperator::text, o.oid, 'opno'
        FROM gone_operators AS g
        JOIN pg_catalog.pg_operator AS o
          ON o.oid = pg_catalog.to_regoperator('pg_catalog.' || nullif(g.name, ''))
        WHERE g.name <> ''
      ), trees (catalog, oid, tree, object, fix) AS (
        SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, v.oid, r.ev_action::text,
               pg_catalog.format('%I.%I', n.nspname, v.relname),
               pg_catalog.format('DROP %s %I.%I;',
                 CASE v.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END,
                 n.nspname, v.relname)
        FROM pg_catalog.pg_rewrite AS r
        JOIN pg_catalog.pg_class AS v ON v.oid = r.ev_class AND v.relkind IN ('v', 'm')
        JOIN pg_catalog.pg_namespace AS n ON n.oid = v.relnamespace
        WHERE r.oid >= 16384 AND v.oid >= 16384
        UNION ALL
        SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass, d.oid, d.adbin::text,
               pg_catalog.format('%I.%I.%I (default)', n.nspname, c.relname, a.attname),
               pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I DROP DEFAULT;',
                                 n.nspname, c.relname, a.attname)
        FROM pg_catalog.pg_attrdef AS d
        JOIN pg_catalog.pg_class AS c ON c.oid = d.adrelid
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
        UNION ALL
        SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, k.conbin::text,
               pg_catalog.format('%s (constraint %I)',
                 coalesce(pg_catalog.format('%I.%I', n.nspname, c.relname),
                          pg_catalog.format_type(k.contypid, NULL)), k.conname),
               CASE WHEN c.oid IS NULL
                    THEN pg_catalog.format('ALTER DOMAIN %s DROP CONSTRAINT %I;',
                                           pg_catalog.format_type(k.contypid, NULL), k.conname)
                    ELSE pg_catalog.format('ALTER TABLE %I.%I DROP CONSTRAINT %I;',
                                           n.nspname, c.relname, k.conname) END
        FROM pg_catalog.pg_constraint AS k
        LEFT JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
        LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE k.conbin IS NOT NULL AND k.oid >= 16384
        UNION ALL
        SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid,
               coalesce(i.indexprs::text, '') || ' ' || coalesce(i.indpred::text, ''),
               pg_catalog.format('%I.%I', n.nspname, c.relname),
               pg_catalog.format('DROP INDEX %I.%I;', n.nspname, c.relname)
        FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid AND c.oid >= 16384
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE i.indexprs IS NOT NULL OR i.indpred IS NOT NULL
      )
      SELECT t.object || ' calls ' || l.name AS object,
             CASE WHEN e.extname IS NOT NULL
                  THEN pg_catalog.format('ALTER EXTENSION %I UPDATE;', e.extname)
                  ELSE t.fix END AS fix
      FROM trees AS t
      JOIN lost AS l ON pg_catalog.strpos(t.tree, ':' || l.field || ' ' || l.oid || ' ') > 0
      LEFT JOIN pg_catalog.pg_depend AS m
        ON m.classid = t.catalog AND m.objid = t.oid AND m.deptype = 'e'
      LEFT JOIN pg_catalog.pg_extension AS e ON e.oid = m.refobjid
      WHERE t.tree ~ (SELECT ':(funcid|opno) ('
                             || coalesce(pg_catalog.string_agg(oid::text, '|'), '0') || ') ' FROM lost)
      ORDER BY 1
      """;

  /** One more that is still taken as off, but not as on. */
  private static final String IS_GONE =
      """
      pg_catalog.split_part(c.setting, '=', 1) IN (SELECT name FROM gone)
      AND c.setting NOT IN ('default_with_oids=off', 'default_with_oids=false',
                            'default_with_oids=0')
      """;

  static final String SETTINGS =
      """
      WITH gone (name) AS (${setting})
      SELECT CASE WHEN r.rolname IS NOT NULL THEN pg_catalog.format('role %I', r.rolname)
                  WHEN d.datname IS NULL THEN 'all roles' ELSE '' END
               || CASE WHEN r.rolname IS NOT NULL AND d.datname IS NOT NULL THEN ' in ' ELSE '' END
               || CASE WHEN d.datname IS NOT NULL THEN pg_catalog.format('database %I', d.datname)
                       ELSE '' END
               || ': ' || c.setting AS object,
             CASE WHEN r.rolname IS NULL AND d.datname IS NULL
                  THEN pg_catalog.format('ALTER ROLE ALL RESET %I;', n.name)
                  WHEN r.rolname IS NULL
                  THEN pg_catalog.format('ALTER DATABASE %I RESET %I;', d.datname, n.name)
                  WHEN d.datname IS NULL
                  THEN pg_catalog.format('ALTER ROLE %I RESET %I;', r.rolname, n.name)
                  ELSE pg_catalog.format('ALTER ROLE %I IN DATABASE %I RESET %I;', r.rolname,
                                         d.datname, n.name) END AS fix
      FROM pg_catalog.pg_db_role_setting AS s
      LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
      LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = s.setrole
      CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c (setting)
      CROSS JOIN LATERAL (SELECT pg_catalog.split_part(c.setting, '=', 1)) AS n (name)
      WHERE (s.setrole = 0 OR r.oid IS NOT NULL) AND\s"""
          + IS_GONE
          + "ORDER BY 1";

  static final String FUNCTION_SETTINGS =
      """
      WITH gone (name) AS (${setting})
      SELECT p.oid::pg_catalog.regprocedure::text || ': ' || c.setting AS object,
             pg_catalog.format('ALTER FUNCTION %s RESET %I;', p.oid::pg_catalog.regprocedure::text,
                               pg_catalog.split_part(c.setting, '=', 1)) AS fix
      FROM pg_catalog.pg_proc AS p
      CROSS JOIN LATERAL pg_catalog.unnest(p.proconfig) AS c (setting)
      WHERE p.proconfig IS NOT NULL AND\s"""
          + IS_GONE
          + "ORDER BY 1";

  static final String VIEWS =
      """
      SELECT pg_catalog.format('%I.%I reads %s', n.nspname, v.relname,
               pg_catalog.string_agg(DISTINCT s.relname::text, ', ' ORDER BY s.relname::text))
               AS object,
             '' AS fix
      FROM pg_catalog.pg_rewrite AS r
      JOIN pg_catalog.pg_class AS v ON v.oid = r.ev_class AND v.relkind IN ('v', 'm')
      JOIN pg_catalog.pg_namespace AS n ON n.oid = v.relnamespace
      JOIN pg_catalog.pg_depend AS d
        ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid
           AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      JOIN pg_catalog.pg_class AS s
        ON s.oid = d.refobjid AND s.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
      WHERE r.oid >= 16384 AND v.oid >= 16384
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend AS m
                        WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                          AND m.objid = v.oid AND m.deptype = 'e')
      GROUP BY n.nspname, v.relname
      ORDER BY 1
      """;

  private CatalogQueries() {}
}
