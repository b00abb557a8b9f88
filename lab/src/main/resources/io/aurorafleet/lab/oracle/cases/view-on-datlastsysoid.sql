-- What: a view on a column of pg_database that is gone in 15
-- Sources: 13-14
-- Refused: 13-14 to 15-18
CREATE VIEW public.v AS SELECT datname, datlastsysoid FROM pg_database;
