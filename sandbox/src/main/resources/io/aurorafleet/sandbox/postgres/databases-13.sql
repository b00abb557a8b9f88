SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',
    datname, pg_encoding_to_char(encoding), datcollate, datctype)
  FROM pg_database WHERE datname NOT IN ('template0', 'template1', 'postgres', 'rdsadmin')
