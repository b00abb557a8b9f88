-- What: columns of information_schema.sql_identifier
-- Sources: 10-18
-- Refused: 10-11 to any
CREATE TABLE public.t (i information_schema.sql_identifier);
