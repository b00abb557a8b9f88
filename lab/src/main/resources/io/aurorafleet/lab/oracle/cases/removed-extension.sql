-- What: an extension that a newer major no longer has
-- Sources: 13-16
-- Refused: 13-16 to 17-18
CREATE EXTENSION adminpack;
