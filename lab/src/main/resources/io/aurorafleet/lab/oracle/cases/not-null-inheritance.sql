-- What: a child's column may be null where the parent's may not
-- Sources: 13-17
-- Refused: any
CREATE SCHEMA "s ""x";
CREATE TABLE public.parent (i int NOT NULL, j int);
CREATE TABLE "s ""x"."child;" () INHERITS (public.parent);
ALTER TABLE "s ""x"."child;" ALTER COLUMN i DROP NOT NULL;
