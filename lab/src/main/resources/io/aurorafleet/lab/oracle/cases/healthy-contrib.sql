-- What: nothing: the extensions of contrib, in use
-- Sources: 13-18
-- Refused: none
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE EXTENSION ltree;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION btree_gist;
CREATE EXTENSION btree_gin;
CREATE EXTENSION pgcrypto;
CREATE EXTENSION pg_stat_statements;
CREATE EXTENSION postgres_fdw;
CREATE EXTENSION dblink;
CREATE EXTENSION cube;
CREATE EXTENSION earthdistance;
CREATE EXTENSION intarray;
CREATE EXTENSION isn;
CREATE EXTENSION unaccent;
CREATE EXTENSION tablefunc;
CREATE EXTENSION seg;
CREATE EXTENSION pgstattuple;
CREATE EXTENSION pg_buffercache;
CREATE TABLE t (h hstore, c citext, l ltree, i isbn, u cube, e int[]);
CREATE INDEX ON t USING gist (l);
CREATE INDEX ON t USING gin (h);
CREATE INDEX ON t USING gin ((c::text) gin_trgm_ops);
INSERT INTO t VALUES ('a=>1', 'X', 'a.b', '0-393-04002-X', '(1,2)', '{1}');
CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'postgres');
CREATE FOREIGN TABLE far (i int) SERVER elsewhere;
CREATE VIEW slow AS SELECT query FROM pg_stat_statements;
