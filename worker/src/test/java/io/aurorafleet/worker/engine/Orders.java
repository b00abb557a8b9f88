package io.aurorafleet.worker.engine;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.signal.Order;
import java.time.Instant;

/** An order and its fresh checkpoint, for tests of what becomes of them. */
final class Orders {
  static final Instant T = Instant.parse("2026-11-22T21:00:00Z");

  private Orders() {}

  static Order order() {
    return new Order(
        Order.SCHEMA,
        new RunId("r1"),
        new ClusterId("orders-db"),
        "cluster-ABC",
        "123456789012",
        "us-east-1",
        RunModule.UPGRADE,
        new EngineVersion("17.11"),
        Wave.SECOND,
        RunOptions.defaults());
  }

  static Checkpoint checkpoint() {
    return Checkpoint.fresh("id", order(), T);
  }
}
