package io.aurorafleet.cloud.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.cloud.cluster.Clusters.UpgradeRequest;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the steps rely on when they look at clusters and change them. */
abstract class ClustersContract extends RdsContract {
  private Clusters clusters;

  @BeforeEach
  void adapt() {
    clusters = new RdsClusters(rds);
  }

  @Test
  void aClusterIsSeenWithItsMembersAndTags() {
    seed(
        orders()
            .withClasses("db.r6g.large", "db.r6g.xlarge")
            .withDatabase("shop")
            .withTags(Map.of("UpgradeDB", "Y")));

    ClusterView view = clusters.find(ORDERS).orElseThrow();

    assertThat(view.version()).isEqualTo(OLD);
    assertThat(view.settled()).isTrue();
    assertThat(view.databaseName()).isEqualTo("shop");
    assertThat(view.tag("UpgradeDB")).contains("Y");
    assertThat(view.resourceId()).startsWith("cluster-");
    assertThat(view.host()).isNotBlank();
    assertThat(view.parameterGroup()).isEqualTo("default.aurora-postgresql14");
    assertThat(view.pendingVersion()).isNull();
    assertThat(view.pendingChanges()).isEmpty();
    assertThat(view.members())
        .extracting(MemberView::id, MemberView::writer, MemberView::instanceClass)
        .containsExactlyInAnyOrder(
            tuple("orders-instance-1", true, "db.r6g.large"),
            tuple("orders-instance-2", false, "db.r6g.xlarge"));
    assertThat(view.members())
        .allSatisfy(
            member -> {
              assertThat(member.version()).isEqualTo(OLD);
              assertThat(member.parameterGroup()).isEqualTo("default.aurora-postgresql14");
              assertThat(member.pendingReboot()).isFalse();
              assertThat(member.arn()).contains(member.id());
            });
  }

  @Test
  void aClusterThatIsNotThereIsEmptyAndNoFault() {
    assertThat(clusters.find(new ClusterId("nowhere"))).isEmpty();
  }

  @Test
  void thoseWhoLookTogetherEachSeeTheirOwnCluster() throws Exception {
    seed(orders().withClasses("db.r6g.large", "db.r6g.xlarge"));
    seed(orders(1));
    List<String> names = List.of("orders", orders(1).identifier(), "nowhere", "orders");
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Clusters shared = new RdsClusters(rds, still());
      List<Callable<Optional<ClusterView>>> looks =
          names.stream()
              .<Callable<Optional<ClusterView>>>map(n -> () -> shared.find(new ClusterId(n)))
              .toList();
      for (int round = 0; round < 20; round++) {
        List<Future<Optional<ClusterView>>> seen = threads.invokeAll(looks);

        assertThat(seen.get(0).get()).contains(clusters.find(ORDERS).orElseThrow());
        assertThat(seen.get(1).get().map(v -> v.id().value())).contains(names.get(1));
        assertThat(seen.get(1).get().orElseThrow().members()).hasSize(1);
        assertThat(seen.get(2).get()).isEmpty();
        assertThat(seen.get(3).get()).isEqualTo(seen.get(0).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFleetIsListedOverAllPages() {
    for (int i = 0; i < 130; i++) {
      aws.seed(orders(i)).join();
    }

    assertThat(clusters.all()).hasSize(130).allMatch(ClusterView::settled);
  }

  @Test
  void anUpgradeIsAcceptedLongBeforeItShowsAndEndsWithTheTargetVersion() {
    seed(orders());

    clusters.requestUpgrade(Fence.OPEN, major());

    ClusterView accepted = clusters.find(ORDERS).orElseThrow();
    assertThat(accepted.status()).isEqualTo("available");
    assertThat(accepted.pendingVersion()).isEqualTo(NEW);
    assertThat(accepted.settled()).isFalse();
    pass(Duration.ofMinutes(3));
    assertThat(clusters.find(ORDERS).orElseThrow().status()).isEqualTo("upgrading");
    pass(Duration.ofHours(1));
    ClusterView done = clusters.find(ORDERS).orElseThrow();
    assertThat(done.version()).isEqualTo(NEW);
    assertThat(done.settled()).isTrue();
  }

  @Test
  void whatRdsRefusesIsToldWithItsReason() {
    seed(orders());
    UpgradeRequest impossible =
        new UpgradeRequest(
            ORDERS, new EngineVersion("13.1"), false, Optional.empty(), Optional.empty());

    Failure failure = refusal(() -> clusters.requestUpgrade(Fence.OPEN, impossible));

    assertThat(failure.category()).isEqualTo(Failure.Category.FIX);
    assertThat(failure.reason())
        .contains("start the upgrade of cluster orders to 13.1")
        .contains("InvalidParameter");
  }

  @Test
  void aSecondRequestWhileUpgradingIsNotAvailableRatherThanFailed() {
    seed(orders());
    clusters.requestUpgrade(Fence.OPEN, major());
    pass(Duration.ofMinutes(3));

    Failure failure = refusal(() -> clusters.requestUpgrade(Fence.OPEN, major()));

    assertThat(failure.category()).isEqualTo(Failure.Category.RETRY);
    assertThat(failure.code()).isEqualTo("not-available");
  }

  @Test
  void eventsOfClusterAndMembersComeInOrderAndNoneFromBefore() {
    seed(orders());
    pass(Duration.ofMinutes(30));
    Instant since = time.instant();
    clusters.requestUpgrade(Fence.OPEN, major());
    pass(Duration.ofHours(1));

    List<ClusterEvent> events = clusters.events(ORDERS, List.of("orders-instance-1"), since);

    assertThat(events).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(events).allMatch(event -> !event.at().isBefore(since));
    assertThat(events)
        .extracting(ClusterEvent::source)
        .contains("orders", "orders-instance-1")
        .doesNotContain("");
    assertThat(events)
        .extracting(ClusterEvent::message)
        .anyMatch(message -> message.contains("major version has been upgraded"));
  }

  @Test
  void thePrecheckLogSaysWhyRdsWouldNotUpgrade() {
    ClusterView view = seed(orders());
    plane.server(view.resourceId()).orElseThrow().preparedTransactions().add("tx-1");
    Instant since = time.instant();
    assertThat(clusters.precheckLog("orders-instance-1", since)).isEmpty();
    clusters.requestUpgrade(Fence.OPEN, major());
    pass(Duration.ofHours(1));

    assertThat(clusters.find(ORDERS).orElseThrow().version()).isEqualTo(OLD);
    assertThat(clusters.precheckLog("orders-instance-1", since))
        .anyMatch(line -> line.contains("prepared transactions"))
        .anyMatch(line -> line.contains("tx-1"));
    assertThat(clusters.precheckLog("orders-instance-1", time.instant())).isEmpty();
  }

  @Test
  void exportingLogsLeavesNothingPendingThatAnUpgradeWouldApply() {
    seed(orders());

    clusters.exportLogs(Fence.OPEN, ORDERS, List.of("postgresql"));

    assertThat(clusters.find(ORDERS).orElseThrow().pendingChanges()).isEmpty();
    pass(Duration.ofMinutes(10));
    assertThat(clusters.find(ORDERS).orElseThrow().logExports()).containsExactly("postgresql");
  }

  @Test
  void changesThatWaitForTheWindowAreNamedBecauseAnUpgradeWouldApplyThem() {
    seed(orders());
    aws.modifyDBInstance(
        r -> r.dbInstanceIdentifier("orders-instance-1").dbInstanceClass("db.r6g.xlarge"));
    pass(Duration.ofMinutes(1));

    assertThat(clusters.find(ORDERS).orElseThrow().pendingChanges())
        .containsExactly("orders-instance-1: DBInstanceClass=db.r6g.xlarge");
  }

  @Test
  void aRebootTakesTheMemberAwayForAWhile() {
    seed(orders());

    clusters.reboot(Fence.OPEN, "orders-instance-1");
    assertThat(clusters.find(ORDERS).orElseThrow().settled()).isFalse();

    pass(Duration.ofMinutes(10));
    assertThat(clusters.find(ORDERS).orElseThrow().settled()).isTrue();
  }

  @Test
  void theConfigurationIsSavedWholeWithoutAPassword() {
    seed(orders());

    assertThat(clusters.configuration(ORDERS))
        .contains("\"DBClusterIdentifier\" : \"orders\"")
        .contains("\"DBInstanceIdentifier\" : \"orders-instance-1\"")
        .doesNotContain("correct-horse");
  }

  private static ClusterSeed orders(int number) {
    return ClusterSeed.of("orders-" + number, OLD.value(), "master", "correct-horse");
  }

  private static UpgradeRequest major() {
    return new UpgradeRequest(
        ORDERS,
        NEW,
        true,
        Optional.of("default.aurora-postgresql17"),
        Optional.of("default.aurora-postgresql17"));
  }

  private static Failure refusal(ThrowingCallable call) {
    return catchThrowableOfType(OutsideException.class, call).failure();
  }
}
