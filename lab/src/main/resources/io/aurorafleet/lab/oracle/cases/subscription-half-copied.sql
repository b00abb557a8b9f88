-- What: a subscription whose table is in the middle of its first copy
-- Sources: 17-18
-- Refused: any
CREATE TABLE public.t (i int PRIMARY KEY);
CREATE SUBSCRIPTION "s;ub" CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false);
INSERT INTO pg_subscription_rel (srsubid, srrelid, srsubstate)
  SELECT oid, 'public.t'::regclass, 'd' FROM pg_subscription;
