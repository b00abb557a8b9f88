package io.aurorafleet.worker.inbox;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Crowd;
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

  /**
   * How long a run that was seen to be over is left alone, unless its ledger tells of a requeue.
   */
  private static final Duration OVER = Duration.ofHours(1);

  /** How long a ledger is looked at for that; later only the hourly look is left. */
  private static final Duration LIVELY = Duration.ofDays(2);

  /** A run seen to be over: since when, looked at when, and what its ledger was then. */
  private record Ended(Instant since, Instant looked, String ledger) {}

  private final Manifests manifests;
  private final CheckpointStore checkpoints;
  private final LedgerStore ledgers;
  private final Enrolment enrolment;
  private final SignalQueue signals;
  private final WorkClock clock;
  private final Tempo tempo;
  private final Crowd crowd;
  private final Map<RunId, Ended> over = new ConcurrentHashMap<>();

  public Watchdog(
      Manifests manifests,
      CheckpointStore checkpoints,
      LedgerStore ledgers,
      Enrolment enrolment,
      SignalQueue signals,
      WorkClock clock,
      Tempo tempo,
      Crowd crowd) {
    this.manifests = manifests;
    this.checkpoints = checkpoints;
    this.ledgers = ledgers;
    this.enrolment = enrolment;
    this.signals = signals;
    this.clock = clock;
    this.tempo = tempo;
    this.crowd = crowd;
  }

  /** One round over all runs that are not known to be over; never throws. */
  public void look() {
    try {
      int atWork = 0;
      for (RunId run : manifests.runs()) {
        atWork += look(run);
      }
      crowd.counted(atWork);
    } catch (OutsideException e) {
      LOG.warn(
          "The watchdog will look again: {} {}", e.failure().reason(), e.failure().nextAction());
    } catch (RuntimeException e) {
      LOG.error("The watchdog will look again after a surprise", e);
    }
  }

  /**
   * How many of its clusters look at RDS now and then; a run that cannot be read hides no other.
   */
  private int look(RunId run) {
    try {
      Ended ended = over.get(run);
      String ledger = ended == null ? "" : ledger(run, ended);
      if (ended != null && sleeps(ended, ledger)) {
        return 0;
      }
      Optional<Manifest> manifest = manifests.find(run);
      return manifest.isPresent() ? look(manifest.get()) : 0;
    } catch (OutsideException e) {
      passOver(e);
      return 0;
    }
  }

  /** What the ledger of a run is now; as it was, where nobody looks any more. */
  private String ledger(RunId run, Ended ended) {
    return ended.since().plus(LIVELY).isBefore(clock.now()) ? ended.ledger() : ledger(run);
  }

  private String ledger(RunId run) {
    return ledgers.find(run).map(Ledger::id).orElse("");
  }

  private boolean sleeps(Ended ended, String ledger) {
    return ended.ledger().equals(ledger) && !ended.looked().plus(OVER).isBefore(clock.now());
  }

  private static void passOver(OutsideException e) {
    if (e.failure().category() == Failure.Category.RETRY
        && !e.failure().code().equals("newer-schema")) {
      throw e;
    }
    LOG.error("{} {}", e.failure().reason(), e.failure().nextAction());
  }

  private int look(Manifest manifest) {
    String ledger = ledger(manifest.run());
    boolean live = false;
    int atWork = 0;
    for (Manifest.Entry entry : manifest.clusters()) {
      Sight sight = look(manifest, entry);
      live |= sight != Sight.OVER;
      atWork += sight == Sight.AT_WORK ? 1 : 0;
    }
    if (live) {
      over.remove(manifest.run());
    } else {
      Instant now = clock.now();
      over.merge(
          manifest.run(),
          new Ended(now, now, ledger),
          (before, same) -> new Ended(before.since(), now, ledger));
    }
    return atWork;
  }

  private enum Sight {
    OVER,
    LIVE,
    AT_WORK
  }

  /** What becomes of a cluster; one that cannot be read hides no other. */
  private Sight look(Manifest manifest, Manifest.Entry entry) {
    try {
      Optional<Loaded> loaded = checkpoints.find(manifest.run(), entry.cluster());
      if (loaded.isEmpty()) {
        begin(manifest, entry);
        return Sight.LIVE;
      }
      Checkpoint checkpoint = loaded.get().checkpoint();
      if (Enrolment.refused(checkpoint)) {
        enrolment.enrol(manifest.order(entry));
        return Sight.OVER;
      }
      wakeIfOverdue(loaded.get());
      if (checkpoint.position().terminal()) {
        return Sight.OVER;
      }
      return Crowd.has(checkpoint) ? Sight.AT_WORK : Sight.LIVE;
    } catch (OutsideException e) {
      passOver(e);
      return Sight.LIVE;
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
      return age.compareTo(asleep.waiting().look().plus(grace)) > 0;
    }
    return false;
  }
}
