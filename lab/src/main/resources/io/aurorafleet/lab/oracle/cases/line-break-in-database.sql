-- What: a database whose name holds a line break
-- Sources: 13-18
-- Refused: any
CREATE DATABASE "two
lines";
