-- What: a role that carries a setting gone in 14
-- Sources: 13-13
-- Refused: 13 to 14-18
CREATE ROLE "o'dd";
ALTER ROLE "o'dd" SET operator_precedence_warning = on;
