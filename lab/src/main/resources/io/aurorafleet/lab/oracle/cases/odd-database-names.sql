-- What: nothing for pg_upgrade: databases with quotes, spaces, dollars and semicolons in their names
-- Sources: 13-18
-- Refused: none
CREATE DATABASE "my""million$""db";
CREATE DATABASE "tenant ""; DROP DATABASE app; --";
CREATE DATABASE "größe 63 ééééééééééééééééééééééé";
