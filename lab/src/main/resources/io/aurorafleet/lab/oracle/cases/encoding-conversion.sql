-- What: an encoding conversion of a user's own
-- Sources: 13-13
-- Refused: 13 to 14-18
CREATE CONVERSION public."con v" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
