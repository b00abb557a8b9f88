-- What: nothing: a rich schema with partitions, domains, ranges, enums, rules, policies, odd names
-- Sources: 13-18
-- Refused: none
CREATE SCHEMA "odd ""schema"" ; --";
CREATE TYPE "odd ""schema"" ; --"."Mood'y" AS ENUM ('so', 'la', 'la''la');
CREATE DOMAIN public.positive AS numeric(12, 2) CHECK (VALUE > 0);
CREATE DOMAIN public.list_of AS public.positive[] NOT NULL;
CREATE TYPE public.pair AS (a int, b public.positive, c "odd ""schema"" ; --"."Mood'y");
CREATE TYPE public.span AS RANGE (subtype = public.pair);
CREATE TABLE "odd ""schema"" ; --"."t;able" (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "ça va?" text COLLATE "C" NOT NULL DEFAULT 'it''s',
  doubled int, twice int GENERATED ALWAYS AS (doubled * 2) STORED,
  mood "odd ""schema"" ; --"."Mood'y"[], pairs public.pair[], spans public.span,
  amounts public.list_of DEFAULT '{1}', t regtype, c regclass, r regrole, during tstzrange, x xid, l pg_lsn,
  b bytea, j jsonb, n inet, v tsvector, p point, EXCLUDE USING gist (during WITH &&));
INSERT INTO "odd ""schema"" ; --"."t;able" (doubled, mood, t, c, r, during, pairs)
  VALUES (21, '{so}', 'int', 'pg_class', 'rdsadmin', '[today,tomorrow)', ARRAY[ROW(1, 2, 'so')::public.pair]);
CREATE TABLE public.events (at timestamptz NOT NULL, region text NOT NULL, body jsonb) PARTITION BY RANGE (at);
CREATE TABLE public.events_2026 PARTITION OF public.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
  PARTITION BY LIST (region);
CREATE TABLE public.events_2026_eu PARTITION OF public.events_2026 FOR VALUES IN ('eu');
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;
CREATE INDEX ON public.events (at, lower(region)) WHERE region <> 'xx';
INSERT INTO public.events SELECT '2026-01-01'::timestamptz + i * interval '1 h', 'eu', '{}' FROM generate_series(1, 500) AS i;
CREATE TABLE public.base (i int NOT NULL, CONSTRAINT small CHECK (i < 1000));
CREATE TABLE public.derived (extra text) INHERITS (public.base);
CREATE VIEW public.people AS SELECT region, count(*) FROM public.events GROUP BY region;
CREATE VIEW public.busy AS SELECT pid, state, query FROM pg_stat_activity;
CREATE MATERIALIZED VIEW public.counted AS SELECT count(*) AS n FROM public.events;
CREATE UNIQUE INDEX ON public.counted (n);
CREATE FUNCTION public.twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql SET work_mem = '8MB' AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touched BEFORE UPDATE ON public.base FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE PROCEDURE public.nothing() LANGUAGE plpgsql AS $$BEGIN END$$;
CREATE AGGREGATE public.total (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE OPERATOR public.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
CREATE CAST (public.pair AS int) WITH INOUT;
CREATE TEXT SEARCH CONFIGURATION public.plain (COPY = pg_catalog.simple);
CREATE COLLATION public.german (provider = icu, locale = 'de-u-co-phonebk');
CREATE TABLE public.names (n text COLLATE public.german);
CREATE STATISTICS public.both ON at, region FROM public.events;
CREATE SEQUENCE public.numbers INCREMENT 7;
ALTER TABLE public.base ENABLE ROW LEVEL SECURITY;
CREATE ROLE "rea;der" NOLOGIN;
CREATE POLICY mine ON public.base FOR SELECT TO "rea;der" USING (i > 0);
GRANT SELECT ON ALL TABLES IN SCHEMA public TO "rea;der";
ALTER ROLE "rea;der" SET statement_timeout = '5min';
ALTER DATABASE app SET search_path = public, "odd ""schema"" ; --";
CREATE PUBLICATION "pub;lic" FOR TABLE public.names;
CREATE RULE quiet AS ON DELETE TO public.names DO INSTEAD NOTHING;
COMMENT ON TABLE public.base IS 'it''s "fine"';
SELECT lo_create(0);
\c tenant with 'odd' name
CREATE TABLE t (i int PRIMARY KEY, "63aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" text);
INSERT INTO t VALUES (1, 'x');
