package io.aurorafleet.worker.inbox;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.config.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what nobody will wake: checkpoints past their time because a message was lost, and
 * clusters of a manifest whose dispatcher died before it gave them a checkpoint. Any number of
 * workers may do it at once; what it does too often is only a needless look.
 */
public final class Watchdog {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  /** How long a run that was seen to be over is left alone; a requeue sends its own message. */
  private static final Duration OVER = Duration.ofHours(1);

  private final Manifests manifests;
  private final CheckpointStore checkpoints;
  private final Enrolment enrolment;
  private final SignalQueue signals;
  private final WorkClock clock;
  private final Tempo tempo;
  private final Map<RunId, Instant> over = new ConcurrentHashMap<>();

  public Watchdog(
      Manifests manifests,
      CheckpointStore checkpoints,
      Enrolment enrolment,
      SignalQueue signals,
      WorkClock clock,
      Tempo tempo) {
    this.manifests = manifests;
    this.checkpoints = checkpoints;
    this.enrolment = enrolment;
    this.signals = signals;
    this.clock = clock;
    this.tempo = tempo;
  }

  /** One round over all runs that are not known to be over; never throws. */
  public void look() {
    try {
      for (RunId run : manifests.runs()) {
        Instant seen = over.get(run);
        if (seen == null || seen.plus(OVER).isBefore(clock.now())) {
          look(run);
        }
      }
    } catch (OutsideException e) {
      LOG.warn(
          "The watchdog will look again: {} {}", e.failure().reason(), e.failure().nextAction());
    } catch (RuntimeException e) {
      LOG.error("The watchdog will look again after a surprise", e);
    }
  }

  /** A run that cannot be read hides no other. */
  private void look(RunId run) {
    try {
      manifests.find(run).ifPresent(this::look);
    } catch (OutsideException e) {
      passOver(e);
    }
  }

  private static void passOver(OutsideException e) {
    if (e.failure().category() == Failure.Category.RETRY
        && !e.failure().code().equals("newer-schema")) {
      throw e;
    }
    LOG.error("{} {}", e.failure().reason(), e.failure().nextAction());
  }

  private void look(Manifest manifest) {
    boolean live = false;
    for (Manifest.Entry entry : manifest.clusters()) {
      live |= look(manifest, entry);
    }
    if (live) {
      over.remove(manifest.run());
    } else {
      over.put(manifest.run(), clock.now());
    }
  }

  /** Whether the cluster's attempt has not ended; one that cannot be read hides no other. */
  private boolean look(Manifest manifest, Manifest.Entry entry) {
    try {
      Optional<Loaded> loaded = checkpoints.find(manifest.run(), entry.cluster());
      if (loaded.isEmpty()) {
        begin(manifest, entry);
        return true;
      }
      if (Enrolment.refused(loaded.get().checkpoint())) {
        enrolment.enrol(manifest.order(entry));
        return false;
      }
      wakeIfOverdue(loaded.get());
      return !loaded.get().checkpoint().position().terminal();
    } catch (OutsideException e) {
      passOver(e);
      return true;
    }
  }

  private void begin(Manifest manifest, Manifest.Entry entry) {
    if (manifest.createdAt().plus(tempo.lease()).isAfter(clock.now())) {
      return; // its dispatcher may still be at it
    }
    LOG.warn("Run {} lacks a checkpoint for {}: beginning it", manifest.run(), entry.cluster());
    Checkpoint checkpoint = enrolment.enrol(manifest.order(entry));
    signals.send(checkpoint.signal(WorkSignal.Reason.ORDER), Duration.ZERO);
  }

  private void wakeIfOverdue(Loaded loaded) {
    if (overdue(loaded.checkpoint().position(), loaded.age(), tempo)) {
      LOG.warn("{} is overdue: waking it", loaded.checkpoint().order().cluster());
      signals.send(loaded.checkpoint().signal(WorkSignal.Reason.RESUME), Duration.ZERO);
    }
  }

  /** By the store's clock alone: whether the timer or the takeover should have come by now. */
  static boolean overdue(Position position, Duration age, Tempo tempo) {
    Duration grace = tempo.watchdog().multipliedBy(2);
    if (position instanceof Position.Claimed claimed) {
      return age.compareTo(claimed.lease().plus(grace)) > 0;
    }
    if (position instanceof Position.Asleep asleep) {
      Duration look = asleep.waiting().look();
      Duration due =
          look.compareTo(SignalQueue.LONGEST_DELAY) < 0 ? look : SignalQueue.LONGEST_DELAY;
      return age.compareTo(due.plus(grace)) > 0;
    }
    return false;
  }
}
