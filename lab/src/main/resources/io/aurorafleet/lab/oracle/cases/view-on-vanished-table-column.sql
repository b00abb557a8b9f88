-- What: a materialized view on a column of a system table that are gone in 18
-- Sources: 13-17
-- Refused: 13-17 to 18
CREATE MATERIALIZED VIEW public.cached AS SELECT attcacheoff FROM pg_attribute LIMIT 1;
CREATE VIEW public.fine AS SELECT attname AS attcacheoff_not FROM pg_attribute;
