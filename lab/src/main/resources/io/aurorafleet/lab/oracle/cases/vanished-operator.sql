-- What: a view with an operator gone in 14
-- Sources: 13-13
-- Refused: 13 to 14-18
CREATE VIEW public.v AS SELECT !! 5::bigint AS x;
