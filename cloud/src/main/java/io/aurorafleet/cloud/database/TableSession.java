package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import java.time.Instant;
import java.util.List;

/** VACUUM and ANALYZE, table by table, in one database. */
public interface TableSession {
  /** Tables (partitions, materialized views, system tables too) not frozen lately, oldest first. */
  List<Table> tablesToFreeze();

  /** VACUUM (FREEZE, TRUNCATE false, SKIP_LOCKED) of one table, throttled. */
  void freeze(Fence fence, Table table, Pulse pulse);

  /** Tables without statistics newer than {@code since}; partitioned parents included. */
  List<Table> tablesToAnalyze(Instant since);

  /** ANALYZE of one table. */
  void analyze(Fence fence, Table table, Pulse pulse);
}
