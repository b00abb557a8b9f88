package io.aurorafleet.worker.tables;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.TableSession.Holder;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.report.LogNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * VACUUM FREEZE, throttled; the limit is shared by all sessions.
 *
 * @param since the next transaction id when the freeze began
 * @param brake tells when to stop
 */
public record FreezeJob(TableLimits limits, long since, Brake brake) implements Job {
  /** What holds back fewer transactions than this ends by itself soon enough. */
  private static final long OLD = 100_000;

  /** Of the transactions a freeze could take off a table's age, it must gain one in so many. */
  private static final long LEAST_GAIN = 10;

  @Override
  public Backlog backlog(DatabaseSession session) {
    return session.freezeBacklog(since);
  }

  @Override
  public void work(DatabaseSession session, Piece piece, Fence fence, Pulse pulse) {
    int share = Math.max(1, limits.freezeCostLimit() / limits.freezeSessions());
    session.freeze(fence, piece, share, pulse);
  }

  @Override
  public Optional<String> useless(DatabaseSession session, Piece piece) {
    return piece.age() < OLD ? Optional.empty() : useless(piece, session.holders());
  }

  /** Rows that somebody may still look at cannot be frozen, however often one tries. */
  static Optional<String> useless(Piece piece, List<Holder> holders) {
    boolean catalog = piece.table().schema().equals("pg_catalog");
    return holders.stream()
        .filter(h -> catalog || !h.catalogs())
        .filter(h -> h.age() >= OLD)
        .filter(h -> (piece.age() - h.age()) * LEAST_GAIN < piece.age())
        .findFirst()
        .map(
            h ->
                "freezing it is useless while %s keeps rows of the last %d transactions; end that, then run PREUPGRADE again"
                    .formatted(h.what(), h.age()));
  }

  @Override
  public Optional<String> stop() {
    return brake.stop();
  }

  @Override
  public String log() {
    return LogNames.FREEZE;
  }

  @Override
  public Fact progress(Instant now, List<DatabaseWork> sums) {
    return new Fact.TablesFrozen(now, sums);
  }
}
