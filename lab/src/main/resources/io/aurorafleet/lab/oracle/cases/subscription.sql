-- What: a subscription in good order
-- Sources: 13-18
-- Refused: none
CREATE SUBSCRIPTION sub CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false);
