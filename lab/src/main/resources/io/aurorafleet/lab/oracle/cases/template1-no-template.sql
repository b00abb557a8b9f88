-- What: template1 is no template, which only Aurora minds
-- Sources: 13-18
-- Refused: none
ALTER DATABASE template1 WITH IS_TEMPLATE false;
