-- What: a role whose name is PostgreSQL's own, and what it owns
-- Sources: 13-18
CREATE ROLE odd;
CREATE TABLE public.owned (i int);
ALTER TABLE public.owned OWNER TO odd;
UPDATE pg_authid SET rolname = 'pg_odd' WHERE rolname = 'odd';
