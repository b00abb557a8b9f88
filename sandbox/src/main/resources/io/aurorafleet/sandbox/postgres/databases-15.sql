SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L%s',
    datname, pg_encoding_to_char(encoding), datcollate, datctype,
    CASE WHEN datlocprovider = 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L', daticulocale) END)
  FROM pg_database WHERE datname NOT IN ('template0', 'template1', 'postgres', 'rdsadmin')
