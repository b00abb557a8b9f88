-- What: an index over an expression of a reg* type, whose table has none
-- Sources: 13-18
-- Refused: any
CREATE TABLE public.t (o oid);
CREATE INDEX i ON public.t ((o::regproc::oid));
CREATE INDEX bad ON public.t ((o::regprocedure));
