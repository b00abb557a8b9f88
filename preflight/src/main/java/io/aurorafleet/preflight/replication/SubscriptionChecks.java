package io.aurorafleet.preflight.replication;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/**
 * Subscriptions of this database to others. Before 17 pg_upgrade keeps nothing but their
 * definition; from 17 on it carries their state and demands a clean one.
 */
public final class SubscriptionChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(stateLost(), running(), tables(), origins());

  private SubscriptionChecks() {}

  private static Check stateLost() {
    return RowCheck.warning(
            "subscriptions-lose-state", Scope.DATABASE, Majors.MAJOR.since(10).upTo(16))
        .meaning(
            "Subscriptions come back disabled and without knowing how far they had read: started"
                + " again as they are they would copy all rows a second time, or miss some.")
        .remedy(
            "Before the window disable them; afterwards refresh each with copy_data = false and"
                + " enable it:")
        .source(
            Basis.CARRIED_WRONGLY,
            "PostgreSQL 17, pg_upgrade: migrates subscriptions from 17 on only")
        .query(subscriptions("true"));
  }

  private static Check running() {
    return RowCheck.warning("subscriptions-enabled", Scope.DATABASE, Majors.from(17))
        .meaning(
            "Subscriptions are enabled; Aurora asks for them to be disabled before a major"
                + " upgrade, and a clone of this cluster would read their slots in its place.")
        .remedy("Disable them for the time of the upgrade:")
        .source(Basis.AURORA, "Aurora User Guide, logical replication slots across upgrades")
        .query(subscriptions("s.subenabled"));
  }

  private static String subscriptions(String which) {
    return """
        SELECT pg_catalog.format('%I, %s', s.subname,
                                 CASE WHEN s.subenabled THEN 'enabled' ELSE 'disabled' END) AS object,
               CASE WHEN s.subenabled
                    THEN pg_catalog.format('ALTER SUBSCRIPTION %I DISABLE;', s.subname)
                    ELSE '' END AS fix
        FROM pg_catalog.pg_subscription AS s
        JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
        WHERE d.datname = pg_catalog.current_database() AND ${which}
        ORDER BY s.subname
        """
        .replace("${which}", which);
  }

  private static Check tables() {
    return RowCheck.blocker("subscription-tables", Scope.DATABASE, Majors.from(17))
        .meaning(
            "Tables of subscriptions are in the middle of their first copy; pg_upgrade takes only"
                + " those that have not begun it or are ready.")
        .remedy("Wait until all are ready, or stop and drop the subscription:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 17–18, subs_invalid.txt")
        .query(
            """
            SELECT pg_catalog.format('%I: %I.%I is in state %s', s.subname, n.nspname, c.relname,
                                     r.srsubstate) AS object,
                   pg_catalog.format('ALTER SUBSCRIPTION %I DISABLE;', s.subname) || E'\\n'
                   || pg_catalog.format('ALTER SUBSCRIPTION %I SET (slot_name = NONE);', s.subname)
                   || E'\\n' || pg_catalog.format('DROP SUBSCRIPTION %I;', s.subname) AS fix
            FROM pg_catalog.pg_subscription AS s
            JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
            JOIN pg_catalog.pg_subscription_rel AS r ON r.srsubid = s.oid
            JOIN pg_catalog.pg_class AS c ON c.oid = r.srrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE d.datname = pg_catalog.current_database() AND r.srsubstate NOT IN ('i', 'r')
            ORDER BY 1
            """);
  }

  private static Check origins() {
    return RowCheck.blocker("subscription-origins", Scope.DATABASE, Majors.from(17))
        .meaning(
            "Subscriptions have lost their replication origin, which says how far they have read;"
                + " pg_upgrade refuses them.")
        .remedy("Create the subscription anew:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 17–18, subs_invalid.txt")
        .query(
            """
            SELECT pg_catalog.format('%I', s.subname) AS object,
                   pg_catalog.format('ALTER SUBSCRIPTION %I DISABLE;', s.subname) || E'\\n'
                   || pg_catalog.format('ALTER SUBSCRIPTION %I SET (slot_name = NONE);', s.subname)
                   || E'\\n' || pg_catalog.format('DROP SUBSCRIPTION %I;', s.subname) AS fix
            FROM pg_catalog.pg_subscription AS s
            JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
            WHERE d.datname = pg_catalog.current_database()
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_replication_origin AS o
                              WHERE o.roname = 'pg_' || s.oid)
            ORDER BY s.subname
            """);
  }
}
