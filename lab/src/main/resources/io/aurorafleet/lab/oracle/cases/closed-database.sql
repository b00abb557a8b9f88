-- What: a database that allows no connections
-- Sources: 13-18
-- Refused: any
CREATE DATABASE shut;
ALTER DATABASE shut WITH ALLOW_CONNECTIONS false;
