package io.aurorafleet.worker.tables;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.TableSession.Depth;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.report.LogNames;
import java.time.Instant;
import java.util.List;

/**
 * ANALYZE to one depth.
 *
 * @param since when the upgrade was done, by the server's clock
 * @param rough when rough statistics were complete, by the server's clock
 */
public record StatisticsJob(Depth depth, Instant since, Instant rough) implements Job {
  @Override
  public Backlog backlog(DatabaseSession session) {
    return session.statisticsBacklog(depth, since, rough);
  }

  @Override
  public void work(DatabaseSession session, Piece piece, Fence fence, Pulse pulse) {
    session.analyze(fence, piece, pulse);
  }

  @Override
  public String log() {
    return LogNames.ANALYZE;
  }

  @Override
  public Fact progress(Instant now, List<DatabaseWork> sums) {
    return new Fact.StatisticsGathered(now, sums);
  }
}
