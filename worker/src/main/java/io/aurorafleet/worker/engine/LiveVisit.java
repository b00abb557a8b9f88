package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.LeaseLostException;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Saved;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.worker.config.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A visit with a lease. The lease is counted on the monotonic clock from before the claim was
 * written, so this worker always thinks it over sooner than anybody else does.
 */
final class LiveVisit implements Visit {
  private static final Logger LOG = LoggerFactory.getLogger(LiveVisit.class);

  private final CheckpointStore store;
  private final WorkClock clock;
  private final Tempo tempo;
  private final Drain drain;
  private final String worker;
  private final Journal journal;
  private Saved saved;
  private Duration leasedAt;

  LiveVisit(
      CheckpointStore store,
      WorkClock clock,
      Tempo tempo,
      Drain drain,
      String worker,
      Journal journal,
      Saved claimed,
      Duration leasedAt) {
    this.store = store;
    this.clock = clock;
    this.tempo = tempo;
    this.drain = drain;
    this.worker = worker;
    this.journal = journal;
    this.saved = claimed;
    this.leasedAt = leasedAt;
  }

  @Override
  public Checkpoint checkpoint() {
    return saved.checkpoint();
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public Fence fence() {
    return () -> renewUnlessLeft(tempo.callTimeout(), tempo.callTimeout());
  }

  @Override
  public Pulse pulse() {
    return () -> renewUnlessLeft(tempo.lease().dividedBy(2), tempo.callTimeout());
  }

  @Override
  public void remember(Fact fact) {
    saveClaimed(checkpoint().with(List.of(fact)));
  }

  @Override
  public void log(String artifact, String line) {
    journal.add(artifact, now() + " " + line);
    LOG.info("{}: {}", artifact, line);
  }

  /** Saves progress within the visit, with a fresh lease. */
  void saveClaimed(Checkpoint next) {
    journal.flush(next);
    Duration from = clock.monotonic();
    saved = store.save(next.renewed(claim(clock.now(), worker, tempo)), saved.etag());
    leasedAt = from;
  }

  /** Saves the end of the visit: asleep, or over. */
  void saveLast(Checkpoint next) {
    journal.flush(next);
    saved = store.save(next, saved.etag());
  }

  static Position.Claimed claim(Instant now, String worker, Tempo tempo) {
    return new Position.Claimed(worker, tempo.lease(), now.plus(tempo.lease()));
  }

  /**
   * Renews when less than {@code wanted} is left. A store that does not answer is no reason to stop
   * while {@code needed} is left; after that the claim is as good as lost.
   */
  private void renewUnlessLeft(Duration wanted, Duration needed) {
    if (drain.over()) {
      throw new LeaseLostException(
          "This worker is being stopped; another one goes on with %s of %s"
              .formatted(cluster(), run()));
    }
    if (left().compareTo(wanted) > 0) {
      return;
    }
    try {
      saveClaimed(checkpoint());
    } catch (SupersededException e) {
      throw lost("Another worker has taken over %s of %s", e);
    } catch (OutsideException e) {
      if (left().compareTo(needed) <= 0) {
        throw lost("The lease on %s of %s could not be renewed in time", e);
      }
      LOG.warn("The lease on {} is not renewed yet: {}", cluster(), e.failure().reason());
    }
  }

  private Duration left() {
    return tempo.lease().minus(clock.monotonic().minus(leasedAt));
  }

  private LeaseLostException lost(String words, RuntimeException cause) {
    LeaseLostException lost = new LeaseLostException(words.formatted(cluster(), run()));
    lost.addSuppressed(cause);
    return lost;
  }
}
