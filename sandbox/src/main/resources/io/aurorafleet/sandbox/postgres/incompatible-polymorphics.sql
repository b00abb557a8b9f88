-- 14 gave these functions anycompatible arguments; what was built on the old signatures fails to restore.
WITH changed AS (
  SELECT f::regprocedure::oid AS oid FROM unnest(ARRAY[
    'array_append(anyarray,anyelement)', 'array_cat(anyarray,anyarray)', 'array_prepend(anyelement,anyarray)',
    'array_remove(anyarray,anyelement)', 'array_replace(anyarray,anyelement,anyelement)',
    'array_position(anyarray,anyelement)', 'array_position(anyarray,anyelement,integer)',
    'array_positions(anyarray,anyelement)', 'width_bucket(anyelement,anyarray)']) f),
polymorphic AS (
  SELECT unnest(ARRAY['anyarray', 'anyelement']::regtype[]::oid[]) AS oid)
SELECT 'aggregate: ' || aggfnoid::regprocedure FROM pg_aggregate
 WHERE aggfnoid::oid >= 16384 AND aggtranstype IN (SELECT oid FROM polymorphic)
   AND (aggtransfn IN (SELECT oid FROM changed) OR aggfinalfn IN (SELECT oid FROM changed))
UNION ALL
SELECT 'operator: ' || oid::regoperator FROM pg_operator
 WHERE oid >= 16384 AND oprleft IN (SELECT oid FROM polymorphic) AND oprcode IN (SELECT oid FROM changed)
