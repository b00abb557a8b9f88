-- What: columns of type aclitem
-- Sources: 13-18
-- Refused: 13-15 to 16-18
CREATE DOMAIN public.rights AS aclitem[];
CREATE TABLE public.t (a aclitem, "b b" public.rights);
