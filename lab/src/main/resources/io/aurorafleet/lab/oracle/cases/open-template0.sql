-- What: template0 accepts connections
-- Sources: 13-18
-- Refused: any
ALTER DATABASE template0 WITH ALLOW_CONNECTIONS true;
