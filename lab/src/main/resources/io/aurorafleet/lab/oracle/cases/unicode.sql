-- What: an index over the server's own Unicode tables
-- Sources: 17-17
-- Refused: none
CREATE TABLE public.t (a text);
CREATE INDEX folded ON public.t (lower(a COLLATE pg_c_utf8));
CREATE INDEX fine ON public.t (length(a));
