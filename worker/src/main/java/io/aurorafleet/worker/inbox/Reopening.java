package io.aurorafleet.worker.inbox;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.contracts.signal.RdsNotice;
import io.aurorafleet.contracts.signal.Signal;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An attempt that ended as failed after its commit point, because the upgrade never seemed to
 * begin, may be proved wrong by RDS. Then the attempt is taken up again where it waited: the worst
 * that can happen to a cluster is that it is upgraded while nobody looks after it.
 */
public final class Reopening {
  private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);

  /** The step that waits for an upgrade that was asked for. */
  public static final String AWAIT = "await-upgrade";

  private final Clusters clusters;
  private final CheckpointStore checkpoints;
  private final LedgerStore ledgers;
  private final SignalQueue signals;
  private final WorkClock clock;

  public Reopening(
      Clusters clusters,
      CheckpointStore checkpoints,
      LedgerStore ledgers,
      SignalQueue signals,
      WorkClock clock) {
    this.clusters = clusters;
    this.checkpoints = checkpoints;
    this.ledgers = ledgers;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Takes the attempt up again if the event is about one that was given up too early. When whoever
   * did so died before telling the ledger, whoever comes next does.
   */
  public void consider(Loaded loaded, Signal signal) {
    Checkpoint at = loaded.checkpoint();
    if (takenUp(at)) {
      admit(at);
      return;
    }
    Optional<Fact.Intended> intended = at.latest(Fact.Intended.class);
    if (!(at.position() instanceof Position.Halted)
        || !(signal instanceof RdsNotice)
        || intended.isEmpty()
        || !under(at, intended.get())) {
      return;
    }
    LOG.error(
        "{} was given up, but RDS is upgrading it after all: taking it up again",
        at.order().cluster());
    Instant now = clock.now();
    Checkpoint again = again(at, intended.get(), now);
    try {
      Checkpoint saved = checkpoints.save(again, loaded.etag()).checkpoint();
      admit(saved);
      signals.send(saved.signal(WorkSignal.Reason.RESUME), Duration.ZERO);
    } catch (SupersededException e) {
      LOG.info("Somebody else took {} up again", at.order().cluster());
    }
  }

  /**
   * Whatever the limit: it is at work already. After the save, so that a lost race leaks no place.
   */
  private void admit(Checkpoint saved) {
    ledgers.change(
        saved.order().run(),
        saved.order().options().inFlight(),
        ledger ->
            ledger.admits(saved.order().cluster(), saved.attempt())
                ? Optional.empty()
                : Optional.of(
                    ledger.admit(
                        ledgers.newId(), saved.order().cluster(), saved.attempt(), clock.now())));
  }

  /** Whether the attempt began at the wait, past the gate; every other begins at the gate. */
  private static boolean takenUp(Checkpoint at) {
    return !at.position().terminal()
        && at.now().step().equals(AWAIT)
        && at.trail().stream().noneMatch(trace -> trace.attempt() == at.attempt());
  }

  private boolean under(Checkpoint at, Fact.Intended intended) {
    boolean upgraded =
        at.all(Fact.Upgraded.class).stream().anyMatch(u -> u.hop() == intended.hop());
    Optional<ClusterView> cluster = clusters.find(at.order().cluster());
    return !upgraded
        && cluster.isPresent()
        && cluster.get().resourceId().equals(at.order().resourceId())
        && (cluster.get().status().equals("upgrading")
            || cluster.get().version().equals(intended.target()));
  }

  /** The next attempt, beginning at the wait, as an operator's requeue would. */
  static Checkpoint again(Checkpoint at, Fact.Intended intended, Instant now) {
    Wait wait = new Wait("the upgrade that began late", Duration.ofMinutes(1));
    return new Checkpoint(
        at.schema(),
        at.id(),
        at.order(),
        at.visit(),
        at.attempt() + 1,
        0,
        Progress.at(AWAIT, intended.hop(), now),
        new Position.Asleep(wait, now, now),
        null,
        at.facts(),
        at.trail(),
        at.createdAt());
  }
}
