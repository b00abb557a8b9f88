package io.aurorafleet.preflight.replication;

import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.Upgrade;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;

/**
 * Logical replication slots. Before 17 none may be left at a major upgrade; from 17 on pg_upgrade
 * can carry them, but fails after the cluster has gone down when one holds unconsumed changes, so
 * they stop the run there too unless it may drop them.
 */
public final class SlotChecks {
  /** The family. */
  public static final List<Check> ALL = List.of(logical(), invalid(), inactive(), lag());

  private static final String DROP =
      "pg_catalog.format('SELECT pg_drop_replication_slot(%L);', s.slot_name) AS fix";

  private SlotChecks() {}

  private static Severity unlessDropped(Upgrade upgrade) {
    return upgrade.slots() == Slots.REFUSE ? Severity.BLOCKER : Severity.WARNING;
  }

  private static Check logical() {
    return RowCheck.blocker("logical-slots", Scope.CLUSTER, Majors.MAJOR)
        .severity(SlotChecks::unlessDropped)
        .meaning(
            "Logical replication slots stand in the way of a major upgrade. Once dropped, what"
                + " their consumers have not read is lost to them.")
        .remedy(
            "Allow the run to recreate or to drop them (dispatch with --slots recreate or --slots"
                + " drop), or stop their consumers and drop them:")
        .source(
            Basis.AURORA,
            "Aurora User Guide, performing a major version upgrade (any slot); pg_upgrade 14–17 of"
                + " sources before 17: none; from 17 on none with unconsumed changes")
        .query(
            """
            SELECT pg_catalog.format('%s (%s) in database %I, %s, confirmed %s', s.slot_name, s.plugin,
                                     s.database,
                                     CASE WHEN s.active THEN 'active' ELSE 'inactive' END,
                                     coalesce(s.confirmed_flush_lsn::text, 'nothing')) AS object,
                   ${drop}
            FROM pg_catalog.pg_replication_slots AS s
            WHERE s.slot_type = 'logical'
              AND coalesce(pg_catalog.to_jsonb(s) ->> 'temporary', 'false') = 'false'
            ORDER BY s.slot_name
            """
                .replace("${drop}", DROP));
  }

  private static Check invalid() {
    return RowCheck.blocker("invalid-slots", Scope.CLUSTER, Majors.from(17))
        .severity(SlotChecks::unlessDropped)
        .meaning(
            "Logical slots have lost what they held back; their consumers cannot go on with them,"
                + " and pg_upgrade refuses them.")
        .remedy("Drop them; their consumers have to start anew in any case:")
        .source(Basis.PG_UPGRADE, "pg_upgrade 17–18, invalid_logical_slots.txt")
        .query(
            """
            SELECT pg_catalog.format('%s (%s) in database %I: %s', s.slot_name, s.plugin, s.database,
                                     coalesce(pg_catalog.to_jsonb(s) ->> 'invalidation_reason',
                                              s.wal_status)) AS object,
                   ${drop}
            FROM pg_catalog.pg_replication_slots AS s
            WHERE s.slot_type = 'logical' AND NOT s.temporary
              AND (s.wal_status = 'lost' OR pg_catalog.to_jsonb(s) ->> 'invalidation_reason' <> '')
            ORDER BY s.slot_name
            """
                .replace("${drop}", DROP));
  }

  private static Check inactive() {
    return RowCheck.warning("inactive-slots", Scope.CLUSTER, Majors.ANY_UPGRADE)
        .meaning(
            "Nobody reads these slots at present: they hold back WAL and old rows, VACUUM freezes"
                + " less, and nobody will miss their consumer after the upgrade.")
        .remedy("Start their consumers, or drop them when nobody needs them:")
        .source(Basis.PRACTICE, "Aurora User Guide, logical replication slots across upgrades")
        .query(
            """
            SELECT pg_catalog.format('%s (%s) in database %I%s', s.slot_name, s.plugin, s.database,
                                     coalesce(', inactive since '
                                       || (pg_catalog.to_jsonb(s) ->> 'inactive_since'), '')) AS object,
                   ${drop}
            FROM pg_catalog.pg_replication_slots AS s
            WHERE s.slot_type = 'logical' AND NOT s.active
            ORDER BY s.slot_name
            """
                .replace("${drop}", DROP));
  }

  private static Check lag() {
    return RowCheck.warning("slot-lag", Scope.CLUSTER, Majors.MAJOR.since(10))
        .meaning(
            "Consumers of logical slots are more than 16 MB behind; what they have not read when"
                + " the slot goes is lost to them.")
        .remedy("Let them catch up before the window: watch")
        .source(
            Basis.AURORA,
            "Aurora User Guide, logical replication slots across upgrades: a slot with unconsumed"
                + " changes fails the upgrade after the cluster has gone offline")
        .query(
            """
            SELECT pg_catalog.format('%s in database %I: %s behind', s.slot_name, s.database,
                     pg_catalog.pg_size_pretty(pg_catalog.pg_wal_lsn_diff(
                       pg_catalog.pg_current_wal_lsn(), s.confirmed_flush_lsn))) AS object,
                   'SELECT slot_name, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)'
                     || ' FROM pg_replication_slots;' AS fix
            FROM pg_catalog.pg_replication_slots AS s
            WHERE s.slot_type = 'logical' AND s.confirmed_flush_lsn IS NOT NULL
              AND pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(),
                                             s.confirmed_flush_lsn) > 16777216
            ORDER BY s.slot_name
            """);
  }
}
