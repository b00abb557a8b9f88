-- What: a function that carries a setting gone in 14
-- Sources: 13-13
-- Refused: 13 to 14-18
CREATE FUNCTION public.f() RETURNS int LANGUAGE sql SET vacuum_cleanup_index_scale_factor = 0.2 AS 'SELECT 1';
