package io.aurorafleet.preflight;

import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Check.Scope;
import java.util.List;

/**
 * Logical replication slots. Before 17 none may be left at a major upgrade; from 17 on pg_upgrade
 * can carry them, but fails after the cluster has gone down when one holds unconsumed changes, so
 * they stop the run there too unless it may drop them.
 */
final class SlotChecks {
  static final List<RowCheck> ALL = List.of(logical());

  private SlotChecks() {}

  private static RowCheck logical() {
    return new RowCheck(
        "logical-slots",
        Scope.CLUSTER,
        Upgrade::major,
        upgrade -> upgrade.slots() == Slots.REFUSE ? Severity.BLOCKER : Severity.WARNING,
        "Logical replication slots stand in the way of a major upgrade. Once dropped, what their"
            + " consumers have not read is lost to them.",
        "Allow the run to recreate or to drop them (dispatch with --slots recreate or --slots drop), or stop their consumers and drop them:",
        """
        SELECT pg_catalog.format('%s (%s) in database %I, %s, confirmed %s', slot_name, plugin,
                                 database,
                                 CASE WHEN active THEN 'active' ELSE 'inactive' END,
                                 coalesce(confirmed_flush_lsn::text, 'nothing')) AS object,
               pg_catalog.format('SELECT pg_drop_replication_slot(%L);', slot_name) AS fix
        FROM pg_catalog.pg_replication_slots
        WHERE slot_type = 'logical' AND NOT temporary
        ORDER BY slot_name
        """);
  }
}
