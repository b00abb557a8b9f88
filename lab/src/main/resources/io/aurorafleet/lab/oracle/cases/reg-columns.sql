-- What: columns of reg* types, plain, in domains, arrays, composites and ranges
-- Sources: 13-18
-- Refused: any
CREATE SCHEMA "odd ""schema";
CREATE TABLE "odd ""schema"."t;" (i int, "bad'""" regproc);
CREATE DOMAIN public.dom AS regprocedure;
CREATE TYPE public.pair AS (a int, b public.dom);
CREATE TYPE public.span AS RANGE (subtype = public.pair);
CREATE TABLE public.deep (spans public.span[], fine regclass);
CREATE TABLE public.many (a regconfig, b regdictionary, c regnamespace, d regoper, e regoperator, f regcollation);
\c second db
CREATE MATERIALIZED VIEW public.m AS SELECT 'english'::regconfig AS c;
