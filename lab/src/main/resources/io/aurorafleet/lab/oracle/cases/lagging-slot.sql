-- What: a logical slot with changes that nobody has read
-- Sources: 17-18
-- Refused: any
SELECT pg_create_logical_replication_slot('late', 'pgoutput');
CREATE TABLE public.t AS SELECT i FROM generate_series(1, 1000) AS i;
