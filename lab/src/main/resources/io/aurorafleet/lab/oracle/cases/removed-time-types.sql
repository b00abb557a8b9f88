-- What: columns of abstime, reltime and tinterval
-- Sources: 10-11
-- Refused: any
CREATE TABLE public.t (a abstime, r reltime[], "t;" tinterval);
