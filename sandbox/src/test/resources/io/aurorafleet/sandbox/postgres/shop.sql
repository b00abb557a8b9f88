CREATE SCHEMA app AUTHORIZATION owner;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
CREATE EXTENSION hstore SCHEMA app;
CREATE EXTENSION pg_trgm;
SET search_path = app, public;
SET ROLE owner;
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
ALTER TYPE mood ADD VALUE 'so; so' AFTER 'sad';
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TYPE pair AS (a positive, b text);
CREATE TABLE customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL, -- "not a name"; not an end
  feeling mood DEFAULT 'happy',
  amount positive,
  twice integer GENERATED ALWAYS AS (amount * 2) STORED,
  attributes hstore,
  "both" pair,
  gone text,
  CONSTRAINT "odd ""name"", here" CHECK (name <> ';'));
ALTER TABLE customer DROP COLUMN gone;
CREATE UNIQUE INDEX CONCURRENTLY customer_name ON customer (lower(name));
CREATE INDEX customer_trgm ON customer USING gin (name public.gin_trgm_ops);
CREATE TABLE orders (id serial, placed date NOT NULL, customer bigint REFERENCES customer, PRIMARY KEY (id, placed)) PARTITION BY RANGE (placed);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE orders_rest PARTITION OF orders DEFAULT;
RESET ROLE;
CREATE FUNCTION shout(what text) RETURNS text LANGUAGE plpgsql AS $body$
BEGIN
  -- a comment; with 'quotes' and $$ dollars $$
  RETURN upper(what) || ';"';
END $body$;
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := NEW.name; RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION touched();
CREATE VIEW cheerful AS SELECT id, shout(name) AS loud FROM customer WHERE feeling = 'happy';
CREATE MATERIALIZED VIEW per_customer AS SELECT customer, count(*) AS n FROM orders GROUP BY customer;
COMMENT ON TABLE customer IS 'It''s "the"
customer; all of them';
COMMENT ON FUNCTION shout(text) IS 'loud';
GRANT USAGE ON SCHEMA app TO reader;
GRANT SELECT ON cheerful TO reader WITH GRANT OPTION;
GRANT SELECT (name) ON customer TO reader;
ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON customer FOR SELECT USING (name = current_user);
CREATE STATISTICS correlated ON customer, placed FROM orders_2025;
CREATE PUBLICATION changes FOR TABLE customer;
CREATE TABLE "Weird ""table""; DROP TABLE customer" ("select" int, "; --" text);
INSERT INTO customer (name, feeling, amount, attributes, "both")
  SELECT 'customer ' || n, (ARRAY['sad', 'happy']::mood[])[1 + n % 2], n, hstore('n', n::text), ROW(n::positive, 'x"y'::text)::pair FROM generate_series(1, 500) n;
INSERT INTO orders (placed, customer) SELECT date '2025-06-01' + n, n FROM generate_series(1, 400) n;
INSERT INTO "Weird ""table""; DROP TABLE customer" VALUES (1, E'tab\there\\ \u00e9'), (NULL, NULL);
REFRESH MATERIALIZED VIEW per_customer;
ANALYZE;
