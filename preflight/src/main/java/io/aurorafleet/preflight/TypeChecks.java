package io.aurorafleet.preflight;

import io.aurorafleet.preflight.Check.Scope;
import java.util.List;

/**
 * Columns whose values pg_upgrade cannot carry because they hold oids or layouts of the old server,
 * however deep the type is wrapped. Rests on the data-type checks of pg_upgrade 13 to 18.
 */
final class TypeChecks {
  static final List<RowCheck> ALL = List.of(reg(), aclitem(), systemRows());

  private TypeChecks() {}

  private static RowCheck reg() {
    return RowCheck.blocker(
        "reg-types",
        Scope.DATABASE,
        Upgrade::major,
        "Columns hold reg* values, whose oids differ on the new server (regclass, regrole and"
            + " regtype are fine).",
        "Store them as text, or drop the columns:",
        columnsOf(
            """
            SELECT t.oid FROM pg_catalog.pg_type AS t
            JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
            WHERE n.nspname = 'pg_catalog'
              AND t.typname IN ('regcollation', 'regconfig', 'regdictionary', 'regnamespace',
                                'regoper', 'regoperator', 'regproc', 'regprocedure')
            """));
  }

  private static RowCheck aclitem() {
    return RowCheck.blocker(
        "aclitem-columns",
        Scope.DATABASE,
        upgrade -> upgrade.leaves(15),
        "Columns of type aclitem, whose format changed in PostgreSQL 16.",
        "Store them as text, or drop the columns:",
        columnsOf("SELECT 'pg_catalog.aclitem'::pg_catalog.regtype::pg_catalog.oid"));
  }

  private static RowCheck systemRows() {
    return RowCheck.blocker(
        "system-composite-types",
        Scope.DATABASE,
        Upgrade::major,
        "Columns hold whole rows of system tables or views, whose shape differs from major to"
            + " major.",
        "Store what is needed of them in columns of their own, or as text:",
        columnsOf(
            """
            SELECT t.oid FROM pg_catalog.pg_type AS t
            JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
            WHERE t.typtype = 'c' AND (t.oid < 16384 OR n.nspname = 'information_schema')
            """));
  }

  /** Every stored column whose type is one of the base types, or is made of one. */
  private static String columnsOf(String base) {
    return """
        WITH RECURSIVE found (oid) AS (
          SELECT b.oid FROM (%s) AS b (oid)
          UNION
          SELECT made.oid
          FROM found CROSS JOIN LATERAL (
            SELECT t.oid FROM pg_catalog.pg_type AS t
            WHERE (t.typtype = 'd' AND t.typbasetype = found.oid)
               OR (t.typtype = 'b' AND t.typelem = found.oid)
            UNION ALL
            SELECT c.reltype FROM pg_catalog.pg_attribute AS a
            JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
            WHERE a.atttypid = found.oid AND NOT a.attisdropped AND c.reltype <> 0
            UNION ALL
            SELECT r.rngtypid FROM pg_catalog.pg_range AS r WHERE r.rngsubtype = found.oid
          ) AS made
        )
        SELECT pg_catalog.format('%%I.%%I.%%I', n.nspname, c.relname, a.attname) AS object,
               CASE WHEN c.relkind = 'm'
                    THEN pg_catalog.format('DROP MATERIALIZED VIEW %%I.%%I;', n.nspname, c.relname)
                    WHEN c.relkind = 'i'
                    THEN pg_catalog.format('DROP INDEX %%I.%%I;', n.nspname, c.relname)
                    WHEN a.attinhcount > 0
                    THEN pg_catalog.format('-- %%I of %%I.%%I is inherited: change it in the parent',
                                           a.attname, n.nspname, c.relname)
                    ELSE pg_catalog.format('ALTER TABLE %%I.%%I ALTER COLUMN %%I TYPE text USING %%I::text;',
                                           n.nspname, c.relname, a.attname, a.attname)
               END AS fix
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
        WHERE NOT a.attisdropped AND a.atttypid IN (SELECT f.oid FROM found AS f)
          AND c.relkind IN ('r', 'm', 'i')
          AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname !~ '^pg_(toast_)?temp_'
        ORDER BY n.nspname, c.relname, a.attnum
        """
        .formatted(base);
  }
}
