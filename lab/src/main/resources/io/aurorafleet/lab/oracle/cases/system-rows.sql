-- What: columns that hold rows of system tables and of information_schema
-- Sources: 13-18
-- Refused: any
CREATE TABLE public.rows (r pg_catalog.pg_class, "s;" pg_catalog.pg_stat_activity);
CREATE TABLE public.info (i information_schema.columns);
