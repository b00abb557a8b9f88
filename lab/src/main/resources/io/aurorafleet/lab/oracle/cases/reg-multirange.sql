-- What: a multirange over a reg* type, which pg_upgrade overlooks
-- Sources: 14-18
-- Refused: none
CREATE TYPE public.span AS RANGE (subtype = regprocedure, multirange_type_name = spans);
CREATE TABLE public.t (s public.spans);
