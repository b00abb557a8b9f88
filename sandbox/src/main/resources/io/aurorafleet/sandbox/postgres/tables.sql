-- Tables with rows of their own and the columns that are stored as given.
SELECT format('%I.%I', nspname, relname) AS full_name,
    (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
 WHERE relkind = 'r' AND relpersistence <> 't' AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND ('pg_class'::regclass, c.oid) NOT IN (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
 ORDER BY 1
