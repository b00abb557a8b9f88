package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that does not come up again is told of; no status lies about it. */
class BrokenServerTest {
  private final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  private final List<String> sent = new ArrayList<>();
  private boolean broken;
  private final DataPlane plane =
      new Delegating() {
        @Override
        public void bringUp(String cluster, Map<String, String> settings) {
          if (broken) {
            throw new IllegalStateException("does not start");
          }
          super.bringUp(cluster, settings);
        }
      };
  private final AuroraRds rds =
      new AuroraRds(
          SimulatedRegion.options(), time, plane, Runnable::run, (s, t, d, r) -> sent.add(d));

  @BeforeEach
  void seed() {
    rds.seed(ClusterSeed.of("orders", "16.13", "master", "correct-horse")).join();
    broken = true;
  }

  private String member() {
    return rds.describeDBInstances().dbInstances().get(0).dbInstanceStatus();
  }

  @Test
  void afterAnUpgradeItIsUpgradeFailed() {
    rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier("orders")
                .engineVersion("17.11")
                .allowMajorVersionUpgrade(true)
                .applyImmediately(true));
    time.advance(Duration.ofHours(1));
    var cluster = rds.describeDBClusters().dbClusters().get(0);
    assertThat(cluster.status()).isEqualTo("upgrade_failed");
    assertThat(cluster.engineVersion()).isEqualTo("16.13");
    assertThat(member()).isEqualTo("upgrade_failed");
    assertThat(sent).anyMatch(d -> d.contains("RDS-EVENT-0174") && d.contains("does not start"));
  }

  @Test
  void afterARebootTheInstanceHasIncompatibleParameters() {
    rds.rebootDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    time.advance(Duration.ofHours(1));
    assertThat(member()).isEqualTo("incompatible-parameters");
    assertThat(sent).anyMatch(d -> d.contains("RDS-EVENT-0035"));
  }
}
