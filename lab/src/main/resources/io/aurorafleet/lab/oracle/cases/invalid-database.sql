-- What: a database whose DROP was interrupted
-- Sources: 13-18
-- Refused: any
CREATE DATABASE "half ""gone";
UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'half "gone';
