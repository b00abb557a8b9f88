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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    clones.create(Fence.OPEN, source, CLONE, source.parameterGroup(), tags(CLONE));
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
  void aCloneIsGivenAnInstanceLikeTheWriterAndBothAreTakenAway() {
    ClusterView source = seed(orders().withClasses("db.r6g.xlarge", "db.r6g.large"));
    String writer = source.writer().orElseThrow().id();
    clones.create(Fence.OPEN, source, CLONE, source.parameterGroup(), tags(CLONE));
    pass(Duration.ofMinutes(30));
    clones.createInstance(Fence.OPEN, CLONE, "spare", writer, tags("spare"));
    assertThat(clones.findInstance("spare").orElseThrow().available()).isFalse();
    pass(Duration.ofMinutes(30));

    Clones.CloneInstance instance = clones.findInstance("spare").orElseThrow();
    assertThat(instance.available()).isTrue();
    assertThat(instance.cluster()).isEqualTo(CLONE);
    assertThat(Ownership.madeBy("spare", instance.tags(), RUN, ORDERS)).isTrue();
    ClusterView clone = clusters.find(CLONE_ID).orElseThrow();
    assertThat(clone.writer().orElseThrow().instanceClass()).isEqualTo("db.r6g.xlarge");
    assertThat(code(() -> clones.delete(Fence.OPEN, CLONE))).isEqualTo("clone-has-instances");
    assertThat(code(() -> clones.deleteInstance(Fence.OPEN, writer))).isEqualTo("not-ours");

    clones.deleteInstance(Fence.OPEN, "spare");
    clones.deleteInstance(Fence.OPEN, "spare");
    pass(Duration.ofMinutes(30));
    clones.deleteInstance(Fence.OPEN, "spare");
    assertThat(clones.findInstance("spare")).isEmpty();
    clones.delete(Fence.OPEN, CLONE);
    pass(Duration.ofMinutes(30));
    assertThat(clusters.find(CLONE_ID)).isEmpty();
    assertThat(clusters.find(ORDERS).orElseThrow().members()).hasSize(2);
  }

  @Test
  void whoSharesAVolumeIsKnownFromTheFirstCloneOn() {
    ClusterView source = seed(orders());
    assertThat(clones.sharing(source)).isEmpty();
    clones.create(Fence.OPEN, source, CLONE, source.parameterGroup(), tags(CLONE));
    ClusterView now = clusters.find(ORDERS).orElseThrow();
    assertThat(clones.sharing(now)).containsExactly(CLONE);
    assertThat(clones.sharing(clusters.find(CLONE_ID).orElseThrow())).containsExactly("orders");
  }

  @Test
  void aNameThatIsTakenIsToldAsSuchSoThatOneCanAdopt() {
    ClusterView source = seed(orders());
    clones.create(Fence.OPEN, source, CLONE, source.parameterGroup(), tags(CLONE));

    OutsideException taken =
        catchThrowableOfType(
            OutsideException.class,
            () -> clones.create(Fence.OPEN, source, CLONE, source.parameterGroup(), tags(CLONE)));

    assertThat(taken.failure().code()).isEqualTo(AwsFaults.ALREADY_EXISTS);
  }

  @Test
  void aCloneOfOursIsDeletedAndDeletingItAgainIsFine() {
    ClusterView source = seed(orders());
    clones.create(Fence.OPEN, source, CLONE, source.parameterGroup(), tags(CLONE));
    pass(Duration.ofMinutes(30));

    clones.delete(Fence.OPEN, CLONE);
    clones.delete(Fence.OPEN, CLONE);
    pass(Duration.ofMinutes(30));

    assertThat(clusters.find(CLONE_ID)).isEmpty();
    clones.delete(Fence.OPEN, CLONE);
  }

  @Test
  void whatWeDidNotMakeIsNeverDeleted() {
    ClusterView source = seed(orders());
    clones.create(Fence.OPEN, source, CLONE, source.parameterGroup(), tags("another-name"));
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

  @Test
  void theSnapshotsOfAClusterAreListed() {
    seed(orders());
    snapshots.create(Fence.OPEN, ORDERS, "before", tags("before"));
    pass(Duration.ofMinutes(30));
    assertThat(snapshots.of(ORDERS))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.name()).isEqualTo("before");
              assertThat(s.createdAt()).isNotNull();
            });
    assertThat(snapshots.of(new ClusterId("another"))).isEmpty();
  }

  private static String code(ThrowingCallable call) {
    return catchThrowableOfType(OutsideException.class, call).failure().code();
  }

  private static Map<String, String> tags(String name) {
    return Ownership.tags(name, RUN, ORDERS);
  }
}
