package io.aurorafleet.preflight.replication;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/** What other replication tools leave in a cluster: pglogical, AWS DMS, replication origins. */
public final class LeftoverChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(pglogical(), dms(), origins());

  private LeftoverChecks() {}

  private static Check pglogical() {
    return RowCheck.blocker("pglogical", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "pglogical is set up here: its nodes and subscriptions, and the slots behind them, do"
                + " not survive a major upgrade.")
        .remedy(
            "Write down its nodes, sets and subscriptions, drop them, and create them again"
                + " afterwards:")
        .source(Basis.AURORA, "Aurora User Guide, upgrading with pglogical")
        .query(
            """
            SELECT pg_catalog.format('%I.%I%s', s.nspname, s.relname,
                                     ' has ' || s.number || ' row(s)') AS object,
                   CASE s.relname
                     WHEN 'subscription' THEN 'SELECT pglogical.drop_subscription(sub_name) FROM'
                                              || ' pglogical.subscription;'
                     ELSE 'SELECT pglogical.drop_node(node_name) FROM pglogical.node;' END AS fix
            FROM (
              SELECT n.nspname, c.relname,
                     CASE WHEN pg_catalog.has_table_privilege(c.oid, 'SELECT')
                            AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                          THEN pg_catalog.substring(pg_catalog.query_to_xml(
                                 pg_catalog.format('SELECT pg_catalog.count(*) AS n FROM %I.%I',
                                                   n.nspname, c.relname), false, false, '')::text,
                                 '<n>([0-9]+)</n>')
                          ELSE 'unknown, may not be read' END AS number
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              WHERE n.nspname = 'pglogical' AND c.relname IN ('node', 'subscription')
                AND c.relkind = 'r'
            ) AS s (nspname, relname, number)
            WHERE s.number <> '0'
            ORDER BY s.relname DESC
            """);
  }

  private static Check dms() {
    return RowCheck.warning("dms-leftovers", Scope.DATABASE, Majors.MAJOR)
        .meaning(
            "Objects of AWS DMS: a task that still runs must be stopped and its slot dropped before"
                + " the upgrade; one that does not leaves an event trigger that slows every change"
                + " of a table.")
        .remedy("Stop the tasks. When none is to go on, drop what they left:")
        .source(Basis.AURORA, "Aurora User Guide; DMS User Guide, PostgreSQL as a source")
        .query(
            """
            SELECT o.object, o.fix FROM (
              SELECT 1, pg_catalog.format('event trigger %I', e.evtname),
                     pg_catalog.format('DROP EVENT TRIGGER %I;', e.evtname)
              FROM pg_catalog.pg_event_trigger AS e WHERE e.evtname LIKE 'awsdms\\_%'
              UNION ALL
              SELECT 2, 'function ' || p.oid::pg_catalog.regprocedure::text,
                     'DROP FUNCTION ' || p.oid::pg_catalog.regprocedure::text || ';'
              FROM pg_catalog.pg_proc AS p WHERE p.proname LIKE 'awsdms\\_%'
              UNION ALL
              SELECT 3, pg_catalog.format('table %I.%I', n.nspname, c.relname),
                     pg_catalog.format('DROP TABLE %I.%I;', n.nspname, c.relname)
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              WHERE c.relname LIKE 'awsdms\\_%' AND c.relkind IN ('r', 'p')
            ) AS o (place, object, fix)
            ORDER BY o.place, o.object
            """);
  }

  private static Check origins() {
    return RowCheck.warning("replication-origins", Scope.CLUSTER, Majors.MAJOR)
        .meaning(
            "Replication origins that belong to no subscription say how far some other tool has"
                + " read; a major upgrade forgets them.")
        .remedy("When no tool uses them any more:")
        .source(Basis.CARRIED_WRONGLY, "pg_upgrade 17–18 carries only the origins of subscriptions")
        .query(
            """
            SELECT o.roname AS object,
                   pg_catalog.format('SELECT pg_replication_origin_drop(%L);', o.roname) AS fix
            FROM pg_catalog.pg_replication_origin AS o
            WHERE o.roname !~ '^pg_[0-9]+(_[0-9]+)?$'
            ORDER BY o.roname
            """);
  }
}
