-- What: more tables than the lock table was made for
-- Sources: 13-18
-- Setting: max_connections=15
-- Setting: max_locks_per_transaction=10
DO $$ BEGIN
  FOR i IN 1 .. 300 LOOP
    EXECUTE pg_catalog.format('CREATE TABLE public.t%s (i int)', i);
    COMMIT;
  END LOOP;
END $$;
