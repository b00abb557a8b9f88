package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.OwnedPointer;
import io.aurorafleet.contracts.signal.Order;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Gives a cluster of a manifest its lock and its checkpoint; done by dispatch, and again by a
 * watchdog when the dispatcher died half way. Idempotent. A cluster that another run is at gets a
 * checkpoint too, halted with that reason, so that no cluster of a run is without an answer.
 */
public final class Enrolment {
  private static final int MOST_RACES = 10;

  private final CheckpointStore checkpoints;
  private final Manifests manifests;
  private final Pointers pointers;
  private final LedgerStore ledgers;
  private final WorkClock clock;

  @Inject
  public Enrolment(
      CheckpointStore checkpoints,
      Manifests manifests,
      Pointers pointers,
      LedgerStore ledgers,
      WorkClock clock) {
    this.checkpoints = checkpoints;
    this.ledgers = ledgers;
    this.manifests = manifests;
    this.pointers = pointers;
    this.clock = clock;
  }

  /** The checkpoint that now stands for the order: new, found, or refused and so halted. */
  public Checkpoint enrol(Order order) {
    Checkpoint enrolled =
        load(order.run(), order.cluster())
            .or(() -> create(order))
            .or(() -> load(order.run(), order.cluster()))
            .orElseThrow(() -> new SupersededException("The checkpoint of " + order.cluster()));
    if (refused(enrolled)) {
      end(order);
    }
    return enrolled;
  }

  /** Whether it was refused here, so that no visit writes its end into the ledger. */
  public static boolean refused(Checkpoint checkpoint) {
    return checkpoint.visit() == 0 && checkpoint.position() instanceof Position.Halted;
  }

  private Optional<Checkpoint> create(Order order) {
    Checkpoint fresh = Checkpoint.fresh("", order, clock.now());
    Checkpoint wanted =
        lock(order, false)
            .map(taken -> fresh.at(new Position.Halted(refusal(order, taken), clock.now())))
            .orElse(fresh);
    return checkpoints.create(wanted).map(CheckpointStore.Saved::checkpoint);
  }

  /** So that later waves do not wait for it in vain; the watchdog makes good a crash before it. */
  private void end(Order order) {
    Ledger.End failed = new Ledger.End(1, Ledger.Result.FAILED, clock.now());
    ledgers.change(
        order.run(),
        order.options().inFlight(),
        ledger ->
            ledger.hasEnded(order.cluster(), 1)
                ? Optional.empty()
                : Optional.of(ledger.end(ledgers.newId(), order.cluster(), failed)));
  }

  /** The other run that is at the source cluster now, if one is; changes nothing. */
  public Optional<OwnedPointer> takenBy(Order order) {
    return pointers
        .find(order.account(), order.region(), Pointers.Kind.CLUSTER, order.cluster().value())
        .filter(p -> !p.belongsTo(order.run(), order.cluster()) && live(p.pointer(), order))
        .map(Pointers.Found::pointer);
  }

  /**
   * Takes the lock again for a checkpoint that was just made live. The pointer is written anew even
   * where it is ours: whoever read it before, and saw the cluster free, loses his race.
   *
   * @return the other run's pointer when that has the cluster; then ours must not go on
   */
  public Optional<OwnedPointer> lockAgain(Order order) {
    return lock(order, true);
  }

  private Optional<OwnedPointer> lock(Order order, boolean renew) {
    String cluster = order.cluster().value();
    for (int i = 0; i < MOST_RACES; i++) {
      Pointers.Found found = pointers.claim(order, Pointers.Kind.CLUSTER, cluster, clock.now());
      if (found.belongsTo(order.run(), order.cluster())) {
        if (!renew
            || pointers.takeOver(found, order, Pointers.Kind.CLUSTER, cluster, clock.now())) {
          return Optional.empty();
        }
        continue;
      }
      if (live(found.pointer(), order)) {
        return Optional.of(found.pointer());
      }
      if (pointers.takeOver(found, order, Pointers.Kind.CLUSTER, cluster, clock.now())) {
        return Optional.empty();
      }
    }
    throw new SupersededException("The lock of " + cluster);
  }

  /**
   * A run that lists the cluster but has no checkpoint for it yet is live: a watchdog will finish.
   */
  private boolean live(OwnedPointer pointer, Order like) {
    Optional<Checkpoint> theirs = load(pointer.run(), pointer.cluster());
    if (theirs.isPresent()) {
      return theirs.get().holdsCluster();
    }
    return manifests
        .find(pointer.run())
        .map(m -> m.clusters().stream().anyMatch(e -> e.cluster().equals(like.cluster())))
        .orElse(false);
  }

  private Optional<Checkpoint> load(RunId run, ClusterId cluster) {
    return checkpoints.find(run, cluster).map(CheckpointStore.Loaded::checkpoint);
  }

  private static Failure refusal(Order order, OwnedPointer taken) {
    return Failure.fix(
        "cluster-taken",
        "Run %s is at cluster %s already".formatted(taken.run(), order.cluster()),
        "Wait until it has ended (aurora-fleet status --run %s), then requeue"
            .formatted(taken.run()));
  }
}
