-- What: schemas whose names are PostgreSQL's own, with what is in them
-- Sources: 13-18
-- Refused: any
SET allow_system_table_mods = on;
CREATE SCHEMA lost;
CREATE TABLE lost.t AS SELECT 1 AS i;
ALTER SCHEMA lost RENAME TO "pg_temp_x""";
CREATE SCHEMA odd;
CREATE TABLE odd.t AS SELECT 1 AS i;
ALTER SCHEMA odd RENAME TO pg_odd;
