-- What: a view, a default and a constraint that call functions gone in 15
-- Sources: 13-14
-- Refused: 13-14 to 15-18
CREATE VIEW public.v AS SELECT pg_is_in_backup() AS b;
CREATE TABLE public.t (a bool DEFAULT pg_is_in_backup(), CONSTRAINT k CHECK (a = pg_is_in_backup()));
