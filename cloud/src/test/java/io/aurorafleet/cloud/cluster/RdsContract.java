package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.Quotas;
import io.aurorafleet.sandbox.rds.RdsOptions;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.rds.RdsClient;

/** A Region in virtual time, and a client that reaches its RDS in one way or another. */
abstract class RdsContract {
  static final ClusterId ORDERS = new ClusterId("orders");
  static final EngineVersion OLD = new EngineVersion("14.24");
  static final EngineVersion NEW = new EngineVersion("17.11");

  private static final Quotas PLENTY = new Quotas(1000, 1000, 100, 50, 50);

  final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  final MemoryDataPlane plane = new MemoryDataPlane();
  final AuroraRds aws =
      new AuroraRds(
          RdsOptions.usual("123456789012", "eu-west-1").with(PLENTY),
          time,
          plane,
          Runnable::run,
          (source, type, detail, resources) -> {});
  RdsClient rds = aws;

  /** The way from an adapter to RDS. */
  abstract RdsClient reach(AuroraRds aws);

  @BeforeEach
  final void connect() {
    rds = reach(aws);
  }

  ClusterView seed(ClusterSeed seed) {
    aws.seed(seed).join();
    return new RdsClusters(rds).find(new ClusterId(seed.identifier())).orElseThrow();
  }

  static ClusterSeed orders() {
    return ClusterSeed.of("orders", OLD.value(), "master", "correct-horse");
  }

  void pass(Duration by) {
    time.advance(by);
  }

  WorkClock clock() {
    return new WorkClock() {
      @Override
      public Instant now() {
        return time.instant();
      }

      @Override
      public Duration monotonic() {
        return Duration.between(Instant.EPOCH, time.instant());
      }

      @Override
      public void pause(Duration by) {
        pass(by);
      }
    };
  }

  /** A clock for several threads, none of which may move the timeline while others look at it. */
  WorkClock still() {
    Instant now = time.instant();
    return new WorkClock() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public Duration monotonic() {
        return Duration.ZERO;
      }

      @Override
      public void pause(Duration by) {
        Thread.onSpinWait();
      }
    };
  }
}
