-- What: an open prepared transaction
-- Sources: 13-18
-- Refused: any
CREATE TABLE public.t (i int);
BEGIN;
INSERT INTO public.t VALUES (1);
PREPARE TRANSACTION 'it''s mine';
