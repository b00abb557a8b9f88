-- The value of a list that PostgreSQL keeps quoted already (search_path and the like) goes in as it is.
SELECT concat_ws(' ', 'ALTER',
    CASE WHEN r.rolname IS NULL THEN format('DATABASE %I', d.datname)
         WHEN d.datname IS NULL THEN format('ROLE %I', r.rolname)
         ELSE format('ROLE %I IN DATABASE %I', r.rolname, d.datname) END,
    'SET',
    (SELECT string_agg(quote_ident(part), '.') FROM unnest(string_to_array(split_part(setting, '=', 1), '.')) part),
    'TO',
    CASE WHEN lower(split_part(setting, '=', 1)) IN ('search_path', 'temp_tablespaces', 'local_preload_libraries',
            'session_preload_libraries', 'shared_preload_libraries', 'unix_socket_directories')
         THEN coalesce(nullif(substr(setting, position('=' in setting) + 1), ''), '''''')
         ELSE quote_literal(substr(setting, position('=' in setting) + 1)) END)
  FROM pg_db_role_setting s
  CROSS JOIN LATERAL unnest(s.setconfig) AS setting
  LEFT JOIN pg_database d ON d.oid = s.setdatabase
  LEFT JOIN pg_roles r ON r.oid = s.setrole
 WHERE coalesce(d.datname, '') <> 'rdsadmin'
