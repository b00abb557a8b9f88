-- Columns of users' tables whose type is, or is built from, one of the base types.
WITH RECURSIVE built_from (container, content) AS (
  SELECT oid, typbasetype FROM pg_type WHERE typtype = 'd'
  UNION ALL SELECT oid, typelem FROM pg_type WHERE typtype = 'b' AND typelem <> 0
  UNION ALL SELECT reltype, atttypid FROM pg_class c JOIN pg_attribute ON attrelid = c.oid
    WHERE reltype <> 0 AND attnum > 0 AND NOT attisdropped
  UNION ALL SELECT rngtypid, rngsubtype FROM pg_range),
affected (oid) AS (
  SELECT t.oid FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE ${base}
  UNION SELECT container FROM built_from JOIN affected ON content = affected.oid)
SELECT format('%s.%s.%s', nspname, relname, attname)
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
 WHERE atttypid IN (SELECT oid FROM affected) AND NOT attisdropped AND relkind IN ('r', 'm', 'i')
   AND nspname !~ '^pg_(toast_)?temp_' AND nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
 ORDER BY 1
