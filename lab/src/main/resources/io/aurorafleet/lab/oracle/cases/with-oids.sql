-- What: tables WITH OIDS
-- Sources: 10-11
-- Refused: any
CREATE SCHEMA "S";
CREATE TABLE "S"."T;" (i int) WITH OIDS;
CREATE TABLE public.fine (i int);
