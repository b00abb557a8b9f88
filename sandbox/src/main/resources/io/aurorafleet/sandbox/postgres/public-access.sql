-- The schema public comes with the database, and 15 gave it another owner and fewer privileges.
SELECT format('ALTER SCHEMA public OWNER TO %I', pg_get_userbyid(nspowner)) FROM pg_namespace WHERE nspname = 'public'
UNION ALL SELECT 'REVOKE ALL ON SCHEMA public FROM PUBLIC CASCADE' FROM pg_namespace WHERE nspname = 'public'
UNION ALL SELECT format('GRANT %s ON SCHEMA public TO %s%s', privilege_type,
    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
    CASE WHEN is_grantable AND grantee <> 0 THEN ' WITH GRANT OPTION' END)
  FROM pg_namespace CROSS JOIN LATERAL aclexplode(coalesce(nspacl, acldefault('n', nspowner))) WHERE nspname = 'public'
