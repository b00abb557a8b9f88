package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.signal.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One worker's time with one checkpoint, from claim to outcome: what a step may know and do. The
 * checkpoint shown is always the last one saved.
 */
public interface Visit {
  Checkpoint checkpoint();

  /** The wall's time, for facts and deadlines counted from facts. */
  Instant now();

  /** To be passed to every call with an effect. */
  Fence fence();

  /** To be passed to every call that may take long. */
  Pulse pulse();

  /**
   * Saves a fact at once, by compare-and-swap. When it returns, a successor will see the fact; when
   * it throws, the visit is over.
   */
  void remember(Fact fact);

  /**
   * Adds a line to one of the cluster's logs in the bucket, such as {@code execution}; it is there
   * at the latest when the visit ends.
   */
  void log(String artifact, String line);

  default Order order() {
    return checkpoint().order();
  }

  default RunId run() {
    return order().run();
  }

  default ClusterId cluster() {
    return order().cluster();
  }

  default RunOptions options() {
    return order().options();
  }

  default <F extends Fact> Optional<F> latest(Class<F> kind) {
    return checkpoint().latest(kind);
  }

  /** A fact that an earlier step of the same playbook must have left. */
  default <F extends Fact> F need(Class<F> kind) {
    return latest(kind)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Step %s of %s found no fact %s"
                        .formatted(checkpoint().now().step(), cluster(), kind.getSimpleName())));
  }

  /** The hop the cursor is at. */
  default Hop hop() {
    return need(Fact.PathChosen.class).hops().get(checkpoint().now().hop());
  }

  default int hopNumber() {
    return checkpoint().now().hop();
  }

  /** How long the cursor has stood on this step. */
  default Duration inStep() {
    return Duration.between(checkpoint().now().startedAt(), now());
  }

  /** How sessions on databases are named during this visit. */
  default Databases.Worker worker() {
    return new Databases.Worker(run().value(), cluster().value(), checkpoint().visit());
  }
}
