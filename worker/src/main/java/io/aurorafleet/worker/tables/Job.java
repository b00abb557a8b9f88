package io.aurorafleet.worker.tables;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.Fact;
import java.util.List;
import java.util.Optional;

/** A kind of table work: what it does to which tables, and what stops it. */
public interface Job {
  /** What is to be done in the session's database. */
  Backlog backlog(DatabaseSession session);

  /** Does one table. */
  void work(DatabaseSession session, Piece piece, Fence fence, Pulse pulse);

  /** Why nothing could be done about a table, known before it is tried; empty when it can. */
  default Optional<String> useless(DatabaseSession session, Piece piece) {
    return Optional.empty();
  }

  /** Why work should stop now, the table in hand included; asked often, by any thread. */
  default Optional<String> stop() {
    return Optional.empty();
  }

  /** The log it writes, and one for each database beside it. */
  String log();

  /** What has been done so far, to be remembered now and then. */
  Fact progress(java.time.Instant now, List<DatabaseWork> sums);
}
