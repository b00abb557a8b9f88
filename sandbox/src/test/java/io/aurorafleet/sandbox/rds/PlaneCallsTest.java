package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.sandbox.time.Timeline;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls to the data plane: without RDS's lock, one at a time, and never waited for by callers. */
class PlaneCallsTest {
  private final Timeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  private AuroraRds rds(DataPlane plane) {
    return new AuroraRds(SimulatedRegion.options(), time, plane, waiting::add, (s, t, d, r) -> {});
  }

  private void runAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  @Test
  void aClusterIsAvailableOnlyWhenBothTimeAndDataAllow() {
    AuroraRds rds = rds(new MemoryDataPlane());
    rds.createDBCluster(
        r ->
            r.dbClusterIdentifier("orders")
                .engine("aurora-postgresql")
                .masterUsername("master")
                .masterUserPassword("correct-horse"));
    ((VirtualTimeline) time).advance(Duration.ofHours(1));
    assertThat(status(rds)).isEqualTo("creating");
    runAll();
    assertThat(status(rds)).isEqualTo("available");
  }

  private static String status(AuroraRds rds) {
    return rds.describeDBClusters().dbClusters().get(0).status();
  }

  @Test
  void aSlowCallHoldsUpNobodyElse() {
    CompletableFuture<String> seen = new CompletableFuture<>();
    List<AuroraRds> self = new ArrayList<>();
    DataPlane slow =
        new Delegating() {
          @Override
          public Address create(
              String cluster,
              String version,
              String user,
              String password,
              Map<String, String> settings) {
            // Another thread can describe while this call has not returned.
            seen.complete(CompletableFuture.supplyAsync(() -> status(self.get(0))).join());
            return super.create(cluster, version, user, password, settings);
          }
        };
    AuroraRds rds = rds(slow);
    self.add(rds);
    CompletableFuture<DataPlane.Address> seeded =
        rds.seed(ClusterSeed.of("orders", "16.13", "master", "correct-horse"));
    assertThat(seeded).isNotDone();
    runAll();
    assertThat(seen).isCompletedWithValue("creating");
    assertThat(seeded).isCompleted();
  }

  @Test
  void twoCallsOnOneClusterComeOneAfterTheOther() {
    List<String> calls = new ArrayList<>();
    AuroraRds rds =
        rds(
            new Delegating() {
              @Override
              public Address copy(String source, String cluster, Map<String, String> settings) {
                calls.add("copy");
                return super.copy(source, cluster, settings);
              }
            });
    var unused = rds.seed(ClusterSeed.of("orders", "16.13", "master", "correct-horse"));
    runAll();
    for (String id : List.of("one", "two")) {
      rds.restoreDBClusterToPointInTime(
          r ->
              r.dbClusterIdentifier(id)
                  .sourceDBClusterIdentifier("orders")
                  .restoreType("copy-on-write")
                  .useLatestRestorableTime(true));
    }
    assertThat(waiting).as("one worker drains the cluster's queue").hasSize(1);
    runAll();
    assertThat(calls).containsExactly("copy", "copy");
  }

  @Test
  void aDataPlaneThatCannotMakeTheDataLeavesAFailedClusterThatCanBeDeleted() {
    AuroraRds rds =
        rds(
            new Delegating() {
              @Override
              public Address create(
                  String cluster,
                  String version,
                  String user,
                  String password,
                  Map<String, String> settings) {
                throw new IllegalStateException("disk full");
              }
            });
    CompletableFuture<DataPlane.Address> seeded =
        rds.seed(ClusterSeed.of("orders", "16.13", "master", "correct-horse"));
    runAll();
    assertThat(seeded).isCompletedExceptionally();
    assertThat(status(rds)).isEqualTo("failed");
    rds.deleteDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    rds.deleteDBCluster(r -> r.dbClusterIdentifier("orders").skipFinalSnapshot(true));
    runAll();
    ((VirtualTimeline) time).advance(Duration.ofHours(1));
    runAll();
    assertThat(rds.describeDBClusters().dbClusters()).isEmpty();
  }
}
