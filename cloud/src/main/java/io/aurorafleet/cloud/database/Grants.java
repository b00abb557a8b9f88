package io.aurorafleet.cloud.database;

import java.util.Map;
import java.util.TreeMap;

/**
 * Who owns what and who may what, as one digest for each schema. What extensions and types made by
 * themselves is left out, because it changes with their versions, and so is MAINTAIN, which
 * PostgreSQL 17 added to what owners grant.
 */
final class Grants {
  private static final String DIGESTS =
      """
      WITH things AS (
        SELECT 'pg_namespace'::regclass AS catalog, n.oid, n.oid AS schema, 'schema' AS kind,
               n.nspname::text AS name, n.nspowner AS owner, n.nspacl AS acl
        FROM pg_namespace AS n
        UNION ALL
        SELECT 'pg_class'::regclass, c.oid, c.relnamespace, c.relkind::text, c.relname, c.relowner,
               c.relacl
        FROM pg_class AS c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        UNION ALL
        SELECT 'pg_class'::regclass, c.oid, c.relnamespace, 'column',
               concat_ws('.', c.relname, a.attname), c.relowner, a.attacl
        FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
        UNION ALL
        SELECT 'pg_proc'::regclass, p.oid, p.pronamespace, 'routine', p.oid::regprocedure::text,
               p.proowner, p.proacl
        FROM pg_proc AS p
        UNION ALL
        SELECT 'pg_type'::regclass, t.oid, t.typnamespace, 'type', t.typname, t.typowner, t.typacl
        FROM pg_type AS t WHERE t.typtype IN ('d', 'e', 'r')
      ), lines AS (
        SELECT n.nspname,
               concat_ws(' ', t.kind, t.name, 'of', pg_get_userbyid(t.owner),
                         (SELECT string_agg(x.grant_text, ',' ORDER BY x.grant_text)
                          FROM (SELECT concat_ws('/', CASE e.grantee WHEN 0 THEN '' ELSE
                                         pg_get_userbyid(e.grantee) END, e.privilege_type,
                                         e.is_grantable) AS grant_text
                                FROM aclexplode(t.acl) AS e
                                WHERE e.privilege_type <> 'MAINTAIN') AS x)) AS line
        FROM things AS t JOIN pg_namespace AS n ON n.oid = t.schema
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname !~ '^pg_(toast|temp_)'
          AND NOT EXISTS (SELECT FROM pg_depend AS d
                          WHERE d.classid = t.catalog AND d.objid = t.oid AND d.objsubid = 0
                            AND d.deptype IN ('e', 'i'))
      )
      SELECT nspname, md5(string_agg(line, E'\\n' ORDER BY line)) FROM lines GROUP BY nspname
      """;

  private final Link link;

  Grants(Link link) {
    this.link = link;
  }

  /** By schema. */
  Map<String, String> digests() {
    Map<String, String> result = new TreeMap<>();
    link.query(
        "read owners and grants",
        DIGESTS,
        row -> result.put(row.getString(1), row.getString(2)) == null);
    return result;
  }
}
