package io.aurorafleet.cloud.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.AwsFaults;
import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the steps rely on when they make clones and snapshots, and take them away again. */
abstract class CopiesContract extends RdsContract {
  private static final RunId RUN = new RunId("20261122t1000-aaaa");
  private static final String CLONE = "orders-clone";
  private static final ClusterId CLONE_ID = new ClusterId(CLONE);

  private Clusters clusters;
  private Clones clones;
  private Snapshots snapshots;

  @BeforeEach
  void adapt() {
    clusters = new RdsClusters(rds);
    clones = new RdsClones(rds);
    snapshots = new RdsSnapshots(rds);
  }

  @Test
  void aCloneIsShapedLikeItsSourceAndProtected() {
    ClusterView source = seed(orders().withDatabase("shop"));

    clones.create(Fence.OPEN, source, CLONE, tags(CLONE));
    assertThat(clusters.find(CLONE_ID).orElseThrow().available()).isFalse();
    pass(Duration.ofMinutes(30));

    ClusterView clone = clusters.find(CLONE_ID).orElseThrow();
    assertThat(clone.available()).isTrue();
    assertThat(clone.version()).isEqualTo(source.version());
    assertThat(clone.parameterGroup()).isEqualTo(source.parameterGroup());
    assertThat(clone.shape()).isEqualTo(source.shape());
    assertThat(clone.deletionProtection()).isTrue();
    assertThat(clone.cloneGroup()).isNotNull();
    assertThat(Ownership.madeBy(CLONE, clone.tags(), RUN, ORDERS)).isTrue();
  }

  @Test
  void aNameThatIsTakenIsToldAsSuchSoThatOneCanAdopt() {
    ClusterView source = seed(orders());
    clones.create(Fence.OPEN, source, CLONE, tags(CLONE));

    OutsideException taken =
        catchThrowableOfType(
            OutsideException.class, () -> clones.create(Fence.OPEN, source, CLONE, tags(CLONE)));

    assertThat(taken.failure().code()).isEqualTo(AwsFaults.ALREADY_EXISTS);
  }

  @Test
  void aCloneOfOursIsDeletedAndDeletingItAgainIsFine() {
    clones.create(Fence.OPEN, seed(orders()), CLONE, tags(CLONE));
    pass(Duration.ofMinutes(30));

    clones.delete(Fence.OPEN, CLONE);
    clones.delete(Fence.OPEN, CLONE);
    pass(Duration.ofMinutes(30));

    assertThat(clusters.find(CLONE_ID)).isEmpty();
    clones.delete(Fence.OPEN, CLONE);
  }

  @Test
  void whatWeDidNotMakeIsNeverDeleted() {
    seed(orders());
    clones.create(Fence.OPEN, clusters.find(ORDERS).orElseThrow(), CLONE, tags("another-name"));
    pass(Duration.ofMinutes(30));

    for (String name : new String[] {"orders", CLONE}) {
      OutsideException refused =
          catchThrowableOfType(OutsideException.class, () -> clones.delete(Fence.OPEN, name));
      assertThat(refused.failure().code()).isEqualTo("not-ours");
    }
    pass(Duration.ofMinutes(30));
    assertThat(clusters.find(ORDERS)).isPresent();
    assertThat(clusters.find(CLONE_ID)).isPresent();
  }

  @Test
  void aSnapshotBecomesAvailableWithItsTags() {
    seed(orders());
    assertThat(snapshots.find("before")).isEmpty();

    snapshots.create(Fence.OPEN, ORDERS, "before", tags("before"));
    assertThat(snapshots.find("before").orElseThrow().available()).isFalse();
    pass(Duration.ofMinutes(30));

    Snapshots.SnapshotView snapshot = snapshots.find("before").orElseThrow();
    assertThat(snapshot.available()).isTrue();
    assertThat(Ownership.madeBy("before", snapshot.tags(), RUN, ORDERS)).isTrue();
    assertThat(
            catchThrowableOfType(
                    OutsideException.class,
                    () -> snapshots.create(Fence.OPEN, ORDERS, "before", Map.of()))
                .failure()
                .code())
        .isEqualTo(AwsFaults.ALREADY_EXISTS);
  }

  private static Map<String, String> tags(String name) {
    return Ownership.tags(name, RUN, ORDERS);
  }
}
