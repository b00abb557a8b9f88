-- What: nothing: a role and a database that carry settings that stay, and extensions' own
-- Sources: 13-18
-- Refused: none
ALTER DATABASE app SET work_mem = '8MB';
ALTER ROLE maintainer SET "my.own" = 'x';
ALTER ROLE maintainer IN DATABASE app SET statement_timeout = 0;
