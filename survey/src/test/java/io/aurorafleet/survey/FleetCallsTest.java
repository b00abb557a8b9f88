package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.RdsClusters;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.Tag;

/** How often the survey of a whole fleet calls RDS, whose rates the account shares. */
class FleetCallsTest {
  private final Region region = Region.unreachable();

  @Test
  void aFleetOfHundredsTakesFewCallsOfEachCluster() {
    int clusters = 120;
    for (int i = 0; i < clusters; i++) {
      String name = "c" + i;
      region.rds.createDBClusterParameterGroup(
          r ->
              r.dbClusterParameterGroupName(name)
                  .dbParameterGroupFamily("aurora-postgresql13")
                  .description("x"));
      region.rds.createDBParameterGroup(
          r ->
              r.dbParameterGroupName(name)
                  .dbParameterGroupFamily("aurora-postgresql13")
                  .description("x"));
      region
          .rds
          .seed(
              ClusterSeed.of(name, "13.23", "master", "correct-horse")
                  .withClasses("db.r6g.large", "db.r6g.xlarge")
                  .withGroups(name, name))
          .join();
    }
    region.calls.clear();
    List<ClusterView> views = new RdsClusters(region.rds).all();
    region.surveyor.prepare();
    AtomicInteger beats = new AtomicInteger();
    views.forEach(v -> region.look(v, beats::incrementAndGet));
    int calls = region.calls.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(calls).as("calls %s", region.calls).isLessThanOrEqualTo(6 * clusters);
    assertThat(region.calls)
        .containsEntry("DescribeAccountAttributes", 1)
        .containsEntry("DescribePendingMaintenanceActions", 1)
        .containsEntry("DescribeOrderableDBInstanceOptions", 2);
    assertThat(beats).hasValueGreaterThanOrEqualTo(clusters);
  }

  @Test
  void aFleetThatWasPreparedAndSharesItsGroupsTakesFewCallsToo() {
    int clusters = 60;
    group(Kind.CLUSTER, "shared", "13", false);
    group(Kind.INSTANCE, "shared", "13", false);
    group(Kind.INSTANCE, "readers", "13", false);
    for (int i = 0; i < clusters; i++) {
      String name = "c" + i;
      group(Kind.CLUSTER, name + "-aurora-postgresql17-cluster-shared", "17", true);
      group(Kind.INSTANCE, name + "-aurora-postgresql17-instance-shared", "17", true);
      region
          .rds
          .seed(
              ClusterSeed.of(name, "13.23", "master", "correct-horse")
                  .withClasses("db.r6g.large", "db.r6g.large")
                  .withGroups("shared", "shared"))
          .join();
      if (i % 3 == 0) {
        region.rds.modifyDBInstance(
            r -> r.dbInstanceIdentifier(name + "-instance-2").dbParameterGroupName("readers"));
      }
    }
    region.time.advance(Duration.ofHours(1));
    region.calls.clear();
    List<ClusterView> views = new RdsClusters(region.rds).all();
    region.surveyor.prepare();
    views.forEach(
        v ->
            assertThat(region.look(v, () -> {}).of(Severity.BLOCKER))
                .extracting(Finding::check)
                .doesNotContain("parameter-group-foreign"));
    int calls = region.calls.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(calls).as("calls %s", region.calls).isLessThanOrEqualTo(6 * clusters);
    assertThat(region.calls)
        .as("what many clusters share is asked once")
        .containsEntry("ListTagsForResource", 2 * clusters)
        .containsEntry("DescribeDBClusterParameters", clusters + 1);
  }

  private void group(Kind kind, String name, String major, boolean ours) {
    String family = "aurora-postgresql" + major;
    List<Tag> tags =
        ours ? List.of(Tag.builder().key(Ownership.SELF).value(name).build()) : List.of();
    if (kind == Kind.CLUSTER) {
      region.rds.createDBClusterParameterGroup(
          r ->
              r.dbClusterParameterGroupName(name)
                  .dbParameterGroupFamily(family)
                  .description("x")
                  .tags(tags));
    } else {
      region.rds.createDBParameterGroup(
          r ->
              r.dbParameterGroupName(name)
                  .dbParameterGroupFamily(family)
                  .description("x")
                  .tags(tags));
    }
  }
}
