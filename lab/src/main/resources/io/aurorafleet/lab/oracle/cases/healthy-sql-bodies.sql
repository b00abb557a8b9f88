-- What: nothing: SQL-standard bodies, multiranges, procedures with OUT
-- Sources: 14-18
-- Refused: none
CREATE TABLE t (i int4range, m int4multirange, d datemultirange);
INSERT INTO t VALUES ('[1,2)', '{[1,2),[4,5)}', '{}');
CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT a + 1; END;
CREATE PROCEDURE p(OUT a int) LANGUAGE plpgsql AS $$BEGIN a := 1; END$$;
CREATE VIEW v AS SELECT lower(m), f(3) FROM t;
CREATE TYPE span AS RANGE (subtype = float8, multirange_type_name = spans);
CREATE TABLE many (s spans);
