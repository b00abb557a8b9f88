-- What: aggregates and operators over array functions with anyarray and anyelement
-- Sources: 13-13
-- Refused: 13 to 14-18
CREATE AGGREGATE public.collect (anyelement) (SFUNC = array_append, STYPE = anyarray, INITCOND = '{}');
CREATE AGGREGATE public."cat ""all" (anyarray) (SFUNC = array_cat, STYPE = anyarray);
CREATE OPERATOR public.|+ (LEFTARG = anyarray, RIGHTARG = anyelement, FUNCTION = array_append);
CREATE AGGREGATE public.fine (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
