-- What: a postfix operator
-- Sources: 13-13
-- Refused: 13 to 14-18
CREATE FUNCTION public.double(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT $1 * 2';
CREATE OPERATOR public.!!! (LEFTARG = bigint, FUNCTION = public.double);
