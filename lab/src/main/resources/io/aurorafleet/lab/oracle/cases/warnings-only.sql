-- What: what somebody should know of: unlogged tables, event triggers, invalid and old indexes, views on the system
-- Sources: 13-18
-- Refused: none
CREATE UNLOGGED TABLE public.u (i int);
CREATE FUNCTION public.w() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION public.w();
CREATE TABLE public.t (i int);
CREATE INDEX broken ON public.t (i);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'public.broken'::regclass;
CREATE INDEX hashed ON public.t USING hash (i);
CREATE VIEW public.who AS SELECT pid FROM pg_stat_activity;
CREATE EXTENSION hstore VERSION '1.4';
SELECT pg_replication_origin_create('somebody');
