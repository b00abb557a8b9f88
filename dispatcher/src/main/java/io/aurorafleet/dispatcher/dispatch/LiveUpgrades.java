package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.OwnedPointer;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.store.Keys;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which clusters another run has. Only for telling the user before anything is written:
 * enrolment decides, by compare-and-swap.
 */
public final class LiveUpgrades {
  private final ObjectStore store;
  private final Enrolment enrolment;
  private final CheckpointStore checkpoints;

  @Inject
  LiveUpgrades(ObjectStore store, Enrolment enrolment, CheckpointStore checkpoints) {
    this.store = store;
    this.enrolment = enrolment;
    this.checkpoints = checkpoints;
  }

  /** Those of the orders' clusters that another run has, in the given order. */
  List<LiveUpgrade> among(List<Order> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    // One listing tells which clusters ever had a run; usually few of them have to be looked at.
    Order any = orders.get(0);
    Set<String> owned = new HashSet<>(store.keys(key(any, "")));
    return orders.stream()
        .filter(order -> owned.contains(key(order, order.cluster().value())))
        .flatMap(order -> enrolment.takenBy(order).stream())
        .map(this::live)
        .toList();
  }

  private static String key(Order order, String cluster) {
    return Keys.owned(order.account(), order.region(), "cluster", cluster);
  }

  private LiveUpgrade live(OwnedPointer pointer) {
    Optional<Checkpoint> found =
        checkpoints.find(pointer.run(), pointer.cluster()).map(CheckpointStore.Loaded::checkpoint);
    return new LiveUpgrade(
        pointer.cluster(),
        pointer.run(),
        found.map(LiveUpgrades::words).orElse("about to begin"),
        found.map(Checkpoint::position).filter(Position.Halted.class::isInstance).isPresent());
  }

  private static String words(Checkpoint checkpoint) {
    String module = checkpoint.order().module() + " to " + checkpoint.order().target();
    String step = checkpoint.now().step();
    if (checkpoint.position() instanceof Position.Halted halted) {
      return "%s failed after its commit point: %s"
          .formatted(module, halted.failure().reason().replaceFirst("\\.$", ""));
    }
    if (checkpoint.position() instanceof Position.Asleep asleep) {
      return "%s at step %s, waits for %s".formatted(module, step, asleep.waiting().on());
    }
    return "%s at step %s".formatted(module, step);
  }
}
