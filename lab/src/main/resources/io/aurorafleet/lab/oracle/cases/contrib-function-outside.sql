-- What: a function in C of PostgreSQL's own modules, outside of any extension, which loads
-- Sources: 13-18
-- Refused: none
CREATE FUNCTION public.mine() RETURNS trigger LANGUAGE c AS '$libdir/autoinc', 'autoinc';
