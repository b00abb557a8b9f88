-- Who owns what, each with the statement that makes it so. A sequence of a column follows its table.
SELECT format('%s %s', kind, full_name) AS object, pg_get_userbyid(owner) AS owner,
    format('ALTER %s %s OWNER TO %I', kind, full_name, pg_get_userbyid(owner)) AS statement
  FROM (
    SELECT 'SCHEMA' AS kind, quote_ident(nspname) AS full_name, nspowner AS owner, 0 AS rank, oid, 'pg_namespace'::regclass AS catalog
      FROM pg_namespace
    UNION ALL
    SELECT CASE relkind WHEN 'r' THEN 'TABLE' WHEN 'p' THEN 'TABLE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                        WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'S' THEN 'SEQUENCE' WHEN 'c' THEN 'TYPE' END,
        format('%I.%I', nspname, relname), relowner, 1, c.oid, 'pg_class'::regclass
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c') AND relpersistence <> 't'
       AND NOT (relkind = 'S' AND EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype IN ('a', 'i')
           AND refclassid = 'pg_class'::regclass AND refobjsubid > 0))
    UNION ALL
    SELECT 'ROUTINE', format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(p.oid)), proowner, 2, p.oid, 'pg_proc'::regclass
      FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
    UNION ALL
    SELECT CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, format('%I.%I', nspname, typname), typowner, 3, t.oid, 'pg_type'::regclass
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typtype IN ('e', 'd', 'r')) AS owned
 WHERE full_name !~ '^"?(pg_|information_schema\M)'
   AND (catalog, oid) NOT IN (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
 ORDER BY rank, object
