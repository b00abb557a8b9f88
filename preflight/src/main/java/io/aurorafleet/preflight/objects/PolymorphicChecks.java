package io.aurorafleet.preflight.objects;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** Aggregates and operators over the array functions that PostgreSQL 14 made more general. */
public final class PolymorphicChecks {
  /** The only one. */
  public static final List<Check> ALL =
      List.of(
          RowCheck.blocker("incompatible-polymorphics", Scope.DATABASE, Majors.leaving(13))
              .meaning(
                  "Aggregates or operators rest on array functions that take anycompatible types"
                      + " since PostgreSQL 14.")
              .remedy(
                  "Drop each, and create it again with anycompatiblearray and anycompatible"
                      + " afterwards:")
              .source(Basis.PG_UPGRADE, "pg_upgrade 14–18, incompatible_polymorphics.txt")
              .query(
                  """
                  WITH changed AS (
                    SELECT p.oid FROM pg_catalog.pg_proc AS p
                    WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
                      AND p.proname IN ('array_append', 'array_cat', 'array_prepend', 'array_remove',
                                        'array_replace', 'array_position', 'array_positions',
                                        'width_bucket')
                      AND 'pg_catalog.anyarray'::pg_catalog.regtype = ANY (p.proargtypes)
                  ), vague AS (
                    SELECT t.oid FROM pg_catalog.pg_type AS t
                    WHERE t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
                      AND t.typname IN ('anyarray', 'anyelement')
                  )
                  SELECT 'aggregate ' || a.aggfnoid::pg_catalog.regprocedure::text AS object,
                         'DROP AGGREGATE ' || a.aggfnoid::pg_catalog.regprocedure::text || ';' AS fix
                  FROM pg_catalog.pg_aggregate AS a
                  WHERE a.aggfnoid >= 16384 AND a.aggtranstype IN (SELECT oid FROM vague)
                    AND (a.aggtransfn IN (SELECT oid FROM changed)
                         OR a.aggfinalfn IN (SELECT oid FROM changed))
                  UNION ALL
                  SELECT 'operator ' || o.oid::pg_catalog.regoperator::text,
                         'DROP OPERATOR ' || o.oid::pg_catalog.regoperator::text || ';'
                  FROM pg_catalog.pg_operator AS o
                  WHERE o.oid >= 16384 AND o.oprleft IN (SELECT oid FROM vague)
                    AND o.oprcode IN (SELECT oid FROM changed)
                  ORDER BY 1
                  """));

  private PolymorphicChecks() {}
}
