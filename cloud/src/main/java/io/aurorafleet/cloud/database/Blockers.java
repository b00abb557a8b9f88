package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import java.util.List;

/**
 * Who holds a lock that keeps VACUUM and ANALYZE off a table or one of its partitions. Query texts
 * are left out, because they may hold secrets.
 */
final class Blockers {
  private static final String HOLDERS =
      """
      WITH RECURSIVE tree AS (
        SELECT c.oid FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND c.relname = ?
        UNION ALL SELECT i.inhrelid FROM tree AS t JOIN pg_inherits AS i ON i.inhparent = t.oid
      )
      SELECT DISTINCT CASE
        WHEN a.pid IS NULL THEN 'a prepared transaction'
        ELSE format('pid %s (%s, user %s), %s, in a transaction since %s', a.pid,
                    coalesce(nullif(a.application_name, ''), a.backend_type),
                    coalesce(a.usename, '-'), coalesce(a.state, 'working'),
                    coalesce(to_char(a.xact_start AT TIME ZONE 'UTC',
                                     'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '?')) END
        || format(' holds %s on %s', l.mode, l.relation::regclass)
      FROM pg_locks AS l JOIN tree ON tree.oid = l.relation
      LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
      WHERE l.locktype = 'relation' AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid()
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock',
                       'ExclusiveLock', 'AccessExclusiveLock')
      """;

  private final Link link;

  Blockers(Link link) {
    this.link = link;
  }

  /** Empty when whoever it was is gone already, or nobody can tell. */
  List<String> of(Table table) {
    try {
      return link.query(
          "look who holds a lock", HOLDERS, row -> row.getString(1), table.schema(), table.name());
    } catch (OutsideException e) {
      return List.of();
    }
  }
}
