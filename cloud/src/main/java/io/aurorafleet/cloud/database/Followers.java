package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.TableSession.Holder;
import io.aurorafleet.cloud.database.TableSession.Lag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who reads what the writer has done: transactions that still see old rows, slots and replicas that
 * are behind. Aurora's readers show in {@code aurora_replica_status()}, which PostgreSQL lacks.
 */
final class Followers {
  private static final String HOLDERS =
      """
      SELECT format('%s (%s, user %s) with a transaction since %s',
                    CASE WHEN backend_type = 'client backend' THEN 'session' ELSE backend_type END
                    || ' ' || pid, coalesce(nullif(application_name, ''), '-'),
                    coalesce(usename, '-'),
                    coalesce(to_char(xact_start AT TIME ZONE 'UTC',
                                     'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '?')),
             greatest(age(backend_xmin), age(backend_xid)), false
      FROM pg_stat_activity
      WHERE (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL) AND pid <> pg_backend_pid()
        AND (datname = current_database() OR backend_type = 'walsender')
        AND backend_type <> 'autovacuum worker' AND NOT starts_with(application_name, ?)
        AND pid NOT IN (SELECT pid FROM pg_stat_progress_vacuum)
      UNION ALL
      SELECT format('prepared transaction %L of %s', gid, owner), age(transaction), false
      FROM pg_prepared_xacts WHERE database = current_database()
      UNION ALL
      SELECT format('replication slot %s', slot_name), greatest(age(xmin), 0), false
      FROM pg_replication_slots WHERE xmin IS NOT NULL
      UNION ALL
      SELECT format('replication slot %s', slot_name), age(catalog_xmin), true
      FROM pg_replication_slots WHERE catalog_xmin IS NOT NULL
      """;

  private static final String AURORA_HOLDERS =
      """
      SELECT format('reader %s', server_id), age(feedback_xmin::text::xid), false
      FROM aurora_replica_status()
      WHERE session_id <> 'MASTER_SESSION_ID' AND feedback_xmin::text <> '0'
      """;

  private static final String LAGS =
      """
      SELECT format('replication slot %s', slot_name),
             greatest(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)::bigint, 0
      FROM pg_replication_slots WHERE slot_type = 'logical' AND active
      UNION ALL
      SELECT format('replica %s', coalesce(nullif(r.application_name, ''), r.pid::text)), 0,
             (extract(epoch FROM r.replay_lag) * 1000)::bigint
      FROM pg_stat_replication AS r
      WHERE r.replay_lag IS NOT NULL
        AND NOT EXISTS (SELECT FROM pg_replication_slots AS s
                        WHERE s.active_pid = r.pid AND s.slot_type = 'logical')
      """;

  private static final String AURORA_LAGS =
      """
      SELECT format('reader %s', server_id), 0, coalesce(replica_lag_in_msec, 0)::bigint
      FROM aurora_replica_status() WHERE session_id <> 'MASTER_SESSION_ID'
      """;

  private final Link link;

  Followers(Link link) {
    this.link = link;
  }

  List<Holder> holders() {
    String doing = "look what keeps old rows";
    Link.Row<Holder> read = row -> new Holder(row.getString(1), row.getLong(2), row.getBoolean(3));
    List<Holder> holders =
        new ArrayList<>(link.query(doing, HOLDERS, read, Databases.APPLICATION + "/"));
    if (aurora()) {
      holders.addAll(link.query(doing, AURORA_HOLDERS, read));
    }
    holders.sort(Comparator.comparingLong(Holder::age).reversed());
    return List.copyOf(holders);
  }

  List<Lag> lags() {
    String doing = "look how far replicas and slots are behind";
    Link.Row<Lag> read = row -> new Lag(row.getString(1), row.getLong(2), row.getLong(3));
    List<Lag> lags = new ArrayList<>(link.query(doing, LAGS, read));
    if (aurora()) {
      lags.addAll(link.query(doing, AURORA_LAGS, read));
    }
    return List.copyOf(lags);
  }

  private boolean aurora() {
    return link.first(
            "look whether this is Aurora",
            "SELECT to_regproc('pg_catalog.aurora_replica_status') IS NOT NULL",
            row -> row.getBoolean(1))
        .orElse(false);
  }
}
