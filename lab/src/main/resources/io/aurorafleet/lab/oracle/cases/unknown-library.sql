-- What: a function in C from a library that no new server has
-- Sources: 13-18
-- Refused: any
CREATE FUNCTION public.mine() RETURNS trigger LANGUAGE c AS '$libdir/autoinc', 'autoinc';
UPDATE pg_proc SET probin = '$libdir/made_at_home' WHERE proname = 'mine';
