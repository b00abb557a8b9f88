package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Two runs about the same cluster, and what may have become of it. */
final class Given {
  static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");
  static final ClusterId ORDERS = new ClusterId("orders");
  static final RunId TONIGHT = new RunId("20261122t2100-aaaa");
  static final RunId YESTERDAY = new RunId("20261121t2100-bbbb");

  private Given() {}

  static Manifest manifest(RunId run) {
    EngineVersion from = new EngineVersion("13.20");
    return new Manifest(
        Manifest.SCHEMA,
        run,
        NOW,
        "123456789012",
        "eu-central-1",
        "UpgradeDB=Y",
        RunModule.UPGRADE,
        new EngineVersion("17.4"),
        RunOptions.defaults(),
        List.of(new Manifest.Entry(ORDERS, "cluster-ORDERS", from, Wave.SECOND)));
  }

  static Order order(RunId run) {
    Manifest manifest = manifest(run);
    return manifest.order(manifest.clusters().get(0));
  }

  static Checkpoint fresh(RunId run) {
    return Checkpoint.fresh("", order(run), NOW);
  }

  static Checkpoint halted(RunId run) {
    Failure failure = Failure.fix("slot", "A slot stands in the way.", "Drop it.");
    return fresh(run).at(new Position.Halted(failure, NOW));
  }

  static Checkpoint haltedAfterCommit(RunId run) {
    EngineVersion from = new EngineVersion("13.20");
    return halted(run).with(List.of(new Fact.Intended(NOW, 0, 1, from, new EngineVersion("17.4"))));
  }

  static Checkpoint finished(RunId run) {
    return fresh(run).at(new Position.Finished("17.4", NOW));
  }

  static WorkClock clock() {
    return new WorkClock() {
      @Override
      public Instant now() {
        return NOW;
      }

      @Override
      public Duration monotonic() {
        return Duration.ZERO;
      }

      @Override
      public void pause(Duration time) {}
    };
  }
}
