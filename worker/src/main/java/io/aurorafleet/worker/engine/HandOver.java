package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a claim back before its lease ends, so that another worker goes on at once. Only for a
 * visit that has stopped for good: none of its calls is under way any more. The wake-up is sent
 * before the checkpoint is saved, a moment late; when it is lost, the watchdog finds the sleeper,
 * and when the save is, the takeover timer is still there.
 */
final class HandOver {
  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final CheckpointStore checkpoints;
  private final SignalQueue signals;
  private final WorkClock clock;
  private final String worker;

  HandOver(CheckpointStore checkpoints, SignalQueue signals, WorkClock clock, String worker) {
    this.checkpoints = checkpoints;
    this.signals = signals;
    this.clock = clock;
    this.worker = worker;
  }

  /** Ends the visit with the step that is done, instead of beginning the next. */
  void afterAStep(LiveVisit visit, Checkpoint next) {
    LOG.info("Handing {} over at step {}", next.order().cluster(), next.now().step());
    signals.send(next.signal(WorkSignal.Reason.RESUME), MOMENT);
    visit.saveLast(next.at(asleep()));
  }

  /**
   * Gives the claim back if it still is this visit's: because the worker is being stopped, or
   * because an operator wrote something into the checkpoint, which the next visit will heed.
   *
   * @param outcome whether that is an outcome; if not, the claim counts as one without
   */
  void unlessTaken(Checkpoint ours, boolean outcome) {
    try {
      Optional<Loaded> stored = checkpoints.find(ours.order().run(), ours.order().cluster());
      if (stored.isPresent() && claimed(stored.get().checkpoint(), ours)) {
        Checkpoint now = stored.get().checkpoint();
        signals.send(now.signal(WorkSignal.Reason.RESUME), MOMENT);
        Checkpoint given = outcome ? now.at(asleep()) : now.givenBack(asleep());
        checkpoints.save(given, stored.get().etag());
        LOG.info("Handed {} over at step {}", now.order().cluster(), now.now().step());
      }
    } catch (OutsideException | SupersededException e) {
      LOG.info("{} is taken over when the lease ends: {}", ours.order().cluster(), e.getMessage());
    }
  }

  private boolean claimed(Checkpoint stored, Checkpoint ours) {
    return stored.visit() == ours.visit()
        && stored.position() instanceof Position.Claimed claim
        && claim.worker().equals(worker);
  }

  private Position asleep() {
    Instant now = clock.now();
    return new Position.Asleep(
        new Wait("another worker to go on", Duration.ofMinutes(1)), now, now.plus(MOMENT));
  }
}
