package io.aurorafleet.preflight.objects;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** Other things in a database that make an upgrade slow, or that somebody should know of. */
public final class DatabaseObjectChecks {
  /** The family. */
  public static final List<Check> ALL =
      List.of(largeObjects(), eventTriggers(), publicSchema(), reservedSchemas(), isn());

  private DatabaseObjectChecks() {}

  private static Check largeObjects() {
    return RowCheck.warning("large-objects", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "More than 100,000 large objects: each is dumped and restored one by one, which takes"
                + " long and much memory (32 GB for 25 million), and may fail for the lack of it.")
        .remedy("Remove those that no table refers to (vacuumlo), use a larger class, rehearse:")
        .source(
            Basis.AURORA,
            "Aurora User Guide, performing a major version upgrade; AWS precheck tool")
        .query(
            """
            SELECT CASE WHEN n.counted > 100000 AND c.estimated > 100000
                        THEN 'about ' || c.estimated || ' large objects'
                        ELSE 'more than 100000 large objects' END AS object,
                   'SELECT pg_catalog.count(*) FROM pg_catalog.pg_largeobject_metadata;' AS fix
            FROM (SELECT pg_catalog.count(*) AS counted
                  FROM (SELECT 1 FROM pg_catalog.pg_largeobject_metadata LIMIT 100001) AS l) AS n
            CROSS JOIN (SELECT reltuples::bigint AS estimated FROM pg_catalog.pg_class
                        WHERE oid = 'pg_catalog.pg_largeobject_metadata'::pg_catalog.regclass) AS c
            WHERE n.counted > 100000
            """);
  }

  private static Check eventTriggers() {
    return RowCheck.info("event-triggers", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "Event triggers fire when extensions are updated after the upgrade, and may refuse it.")
        .remedy("If they could, disable them for that time:")
        .source(Basis.PRACTICE, "AWS precheck tool; PostgreSQL, event triggers")
        .query(
            """
            SELECT pg_catalog.format('%I on %s', e.evtname, e.evtevent) AS object,
                   pg_catalog.format('ALTER EVENT TRIGGER %I DISABLE;', e.evtname) AS fix
            FROM pg_catalog.pg_event_trigger AS e
            WHERE e.evtenabled <> 'D' AND e.evtname NOT LIKE 'awsdms\\_%'
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend AS d
                              WHERE d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
                                AND d.objid = e.oid AND d.deptype = 'e')
            ORDER BY e.evtname
            """);
  }

  private static Check publicSchema() {
    return RowCheck.warning("public-schema", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "There is no schema named public; Aurora asks that neither it nor template1 be renamed.")
        .remedy("Create it; it may stay empty and closed:")
        .source(Basis.AURORA, "Aurora User Guide, performing a major version upgrade")
        .query(
            """
            SELECT pg_catalog.format('%I has no schema public', pg_catalog.current_database())
                     AS object,
                   'CREATE SCHEMA public; REVOKE ALL ON SCHEMA public FROM PUBLIC;' AS fix
            WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'public')
            """);
  }

  private static Check reservedSchemas() {
    return RowCheck.blocker("pg-schemas", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "Names that begin with pg_ are PostgreSQL's own: pg_dump leaves out such a schema, so"
                + " that the upgrade fails with the cluster down or, where it looks like a temporary"
                + " one, loses what is in it.")
        .remedy("Rename each:")
        .source(
            Basis.CARRIED_WRONGLY,
            "pg_dump, selectDumpableNamespace: leaves out pg_*; pg_upgrade, get_rel_infos: leaves"
                + " out pg_temp_*")
        .query(
            """
            SELECT pg_catalog.format('%I', nspname) AS object,
                   pg_catalog.format('ALTER SCHEMA %I RENAME TO %I;', nspname,
                                     pg_catalog.substr(nspname, 4)) AS fix
            FROM pg_catalog.pg_namespace
            WHERE nspname ~ '^pg_' AND nspname !~ '^pg_(toast_)?temp_[0-9]+$' AND oid >= 16384
            ORDER BY nspname
            """);
  }

  private static Check isn() {
    return RowCheck.info("isn", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "Types of isn are in use. pg_upgrade refuses them between servers that pass bigint"
                + " differently; all of Aurora's pass it alike, so nothing is to be done.")
        .remedy("Nothing.")
        .source(Basis.PG_UPGRADE, "pg_upgrade 13–18, contrib_isn_and_int8_pass_by_value.txt")
        .query(
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, p.proname) AS object, '' AS fix
            FROM pg_catalog.pg_proc AS p
            JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
            WHERE p.probin = '$libdir/isn'
            ORDER BY 1 LIMIT 1
            """);
  }
}
