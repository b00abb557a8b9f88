-- What: a logical slot that has lost its WAL
-- Sources: 17-18
-- Refused: any
-- Setting: max_slot_wal_keep_size=1
SELECT pg_create_logical_replication_slot('lost', 'pgoutput');
CREATE TABLE public.t (x text);
INSERT INTO public.t SELECT repeat('x', 1000) FROM generate_series(1, 20000);
SELECT pg_switch_wal();
CHECKPOINT;
INSERT INTO public.t SELECT repeat('x', 1000) FROM generate_series(1, 2000);
SELECT pg_switch_wal();
CHECKPOINT;
