-- Everything users defined in this database, one line each, worded alike by 13 to 18: what an
-- upgrade must carry over. Members of extensions are the extension's affair.
WITH user_schema AS (
  SELECT * FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
member AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
relation AS (
  SELECT c.*, nspname, format('%I.%I', nspname, relname) AS full_name
    FROM pg_class c JOIN user_schema n ON n.oid = c.relnamespace
   WHERE relpersistence <> 't' AND ('pg_class'::regclass, c.oid) NOT IN (SELECT * FROM member)),
routine AS (
  SELECT p.*, format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(p.oid)) AS full_name
    FROM pg_proc p JOIN user_schema n ON n.oid = p.pronamespace
   WHERE ('pg_proc'::regclass, p.oid) NOT IN (SELECT * FROM member)),
own_type AS (
  SELECT t.*, format('%I.%I', nspname, typname) AS full_name
    FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace
   WHERE typtype IN ('e', 'd', 'r') AND ('pg_type'::regclass, t.oid) NOT IN (SELECT * FROM member)),
acl AS (
  SELECT 'schema ' || quote_ident(nspname) AS holder, coalesce(nspacl, acldefault('n', nspowner)) AS entries FROM user_schema
  UNION ALL SELECT full_name, coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, relowner))
    FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL SELECT full_name, coalesce(proacl, acldefault('f', proowner)) FROM routine
  UNION ALL SELECT full_name, coalesce(typacl, acldefault('T', typowner)) FROM own_type
  UNION ALL SELECT format('column %s.%I', full_name, attname), attacl
    FROM relation JOIN pg_attribute ON attrelid = relation.oid WHERE attacl IS NOT NULL)
SELECT format('schema %I of %s', nspname, pg_get_userbyid(nspowner)) FROM user_schema
UNION ALL SELECT format('relation %s, kind %s%s, of %s %s%s', full_name, relkind, relpersistence, pg_get_userbyid(relowner),
    pg_get_expr(relpartbound, oid), CASE WHEN relrowsecurity THEN ' row security' END) FROM relation
UNION ALL SELECT format('column %s.%I %s%s%s%s%s', full_name, attname, format_type(atttypid, atttypmod),
    CASE WHEN attnotnull THEN ' not null' END, CASE WHEN atthasdef THEN ' default' END,
    CASE WHEN attidentity <> '' THEN ' identity ' || attidentity::text END,
    CASE WHEN attgenerated <> '' THEN ' generated ' || attgenerated::text END)
  FROM relation JOIN pg_attribute ON attrelid = relation.oid
 WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
UNION ALL SELECT format('inheritance of %s from %s', full_name, inhparent::regclass)
  FROM relation JOIN pg_inherits ON inhrelid = relation.oid
UNION ALL SELECT format('index %s%s%s', full_name, CASE WHEN indisunique THEN ' unique' END, CASE WHEN NOT indisvalid THEN ' invalid' END)
  FROM relation JOIN pg_index ON indexrelid = relation.oid
UNION ALL SELECT format('constraint %I on %s, %s%s', conname, full_name, contype, CASE WHEN NOT convalidated THEN ' not valid' END)
  FROM relation JOIN pg_constraint ON conrelid = relation.oid WHERE contype <> 'n'
UNION ALL SELECT format('constraint %I on %s', conname, full_name) FROM own_type JOIN pg_constraint ON contypid = own_type.oid WHERE contype <> 'n'
UNION ALL SELECT format('trigger %I on %s %s', tgname, full_name, tgenabled)
  FROM relation JOIN pg_trigger ON tgrelid = relation.oid WHERE NOT tgisinternal AND tgparentid = 0
UNION ALL SELECT format('rule %I on %s', rulename, full_name) FROM relation JOIN pg_rewrite ON ev_class = relation.oid WHERE rulename <> '_RETURN'
UNION ALL SELECT format('policy %I on %s %s', polname, full_name, polcmd) FROM relation JOIN pg_policy ON polrelid = relation.oid
UNION ALL SELECT format('routine %s, kind %s, of %s, body %s', full_name, prokind, pg_get_userbyid(proowner), md5(prosrc)) FROM routine
UNION ALL SELECT format('type %s, kind %s, of %s %s', full_name, typtype, pg_get_userbyid(typowner),
    (SELECT string_agg(quote_literal(enumlabel), ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = own_type.oid)) FROM own_type
UNION ALL SELECT format('extension %I %s in %I', extname, extversion, nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
UNION ALL SELECT format('operator %I.%I (%s, %s)', nspname, oprname, oprleft::regtype, oprright::regtype)
  FROM pg_operator o JOIN user_schema n ON n.oid = oprnamespace WHERE ('pg_operator'::regclass, o.oid) NOT IN (SELECT * FROM member)
UNION ALL SELECT format('operator class %I.%I', nspname, opcname)
  FROM pg_opclass o JOIN user_schema n ON n.oid = opcnamespace WHERE ('pg_opclass'::regclass, o.oid) NOT IN (SELECT * FROM member)
UNION ALL SELECT format('collation %I.%I', nspname, collname) FROM pg_collation JOIN user_schema n ON n.oid = collnamespace
UNION ALL SELECT format('conversion %I.%I', nspname, conname) FROM pg_conversion JOIN user_schema n ON n.oid = connamespace
UNION ALL SELECT format('statistics %I.%I', nspname, stxname) FROM pg_statistic_ext JOIN user_schema n ON n.oid = stxnamespace
UNION ALL SELECT format('text search configuration %I.%I', nspname, cfgname) FROM pg_ts_config JOIN user_schema n ON n.oid = cfgnamespace
UNION ALL SELECT format('text search dictionary %I.%I', nspname, dictname)
  FROM pg_ts_dict d JOIN user_schema n ON n.oid = dictnamespace WHERE ('pg_ts_dict'::regclass, d.oid) NOT IN (SELECT * FROM member)
UNION ALL SELECT format('cast from %s to %s', castsource::regtype, casttarget::regtype)
  FROM pg_cast c WHERE oid >= 16384 AND ('pg_cast'::regclass, c.oid) NOT IN (SELECT * FROM member)
UNION ALL SELECT format('language %I', lanname) FROM pg_language WHERE oid >= 16384 AND lanname <> 'plpgsql'
UNION ALL SELECT format('foreign data wrapper %I', fdwname) FROM pg_foreign_data_wrapper
UNION ALL SELECT format('foreign server %I', srvname) FROM pg_foreign_server
UNION ALL SELECT format('user mapping for %I on %I', usename, srvname) FROM pg_user_mappings
UNION ALL SELECT format('publication %I%s', pubname, CASE WHEN puballtables THEN ' for all tables' END) FROM pg_publication
UNION ALL SELECT format('publication %I has %s', pubname, prrelid::regclass) FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid
UNION ALL SELECT format('subscription %I', subname) FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
UNION ALL SELECT format('event trigger %I %s', evtname, evtenabled) FROM pg_event_trigger e
  WHERE ('pg_event_trigger'::regclass, e.oid) NOT IN (SELECT * FROM member)
UNION ALL SELECT format('comment on %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
  FROM pg_description WHERE objoid >= 16384 AND (classoid, objoid) NOT IN (SELECT * FROM member)
   AND classoid NOT IN ('pg_extension'::regclass, 'pg_largeobject'::regclass)
UNION ALL SELECT DISTINCT format('privilege %s%s on %s for %s', privilege_type, CASE WHEN is_grantable THEN ' with grant option' END,
    holder, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END)
  FROM acl CROSS JOIN LATERAL aclexplode(entries) WHERE privilege_type <> 'MAINTAIN'
