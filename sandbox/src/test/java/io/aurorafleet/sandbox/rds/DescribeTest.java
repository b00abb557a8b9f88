package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.UpgradeTarget;

/** Describes: pages, filters, versions, classes, and views that a fault plan bends. */
class DescribeTest {
  private final SimulatedRegion region = new SimulatedRegion();

  @Test
  void pagesShowEveryClusterOnce() {
    SimulatedRegion big =
        new SimulatedRegion(SimulatedRegion.options().with(new Quotas(200, 200, 1, 1, 1)));
    for (int i = 0; i < 130; i++) {
      big.seed("c" + i, "16.13");
    }
    assertThat(big.rds.describeDBClusters().dbClusters()).hasSize(100);
    assertThat(
            big.rds.describeDBClustersPaginator(r -> r.maxRecords(20)).dbClusters().stream()
                .map(DBCluster::dbClusterIdentifier)
                .toList())
        .hasSize(130)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 101})
  void aPageHasTwentyToAHundred(int size) {
    assertThatThrownBy(() -> region.rds.describeDBClusters(r -> r.maxRecords(size)))
        .hasMessageContaining("for MaxRecords. Must be between 20 and 100");
  }

  @Test
  void aMarkerOfSomebodyElseIsRefused() {
    assertThatThrownBy(() -> region.rds.describeDBClusters(r -> r.marker("***")))
        .hasMessageContaining("marker");
  }

  @Test
  void filtersKnowEngineNameAndResourceIdButNoTag() {
    DBCluster orders = region.seed("orders", "16.13");
    region.seed("users", "16.13");
    assertThat(filtered("engine", "aurora-postgresql", "aurora-mysql")).hasSize(2);
    assertThat(filtered("engine", "aurora-mysql")).isEmpty();
    assertThat(filtered("db-cluster-id", "users")).containsExactly("users");
    assertThat(filtered("db-cluster-resource-id", orders.dbClusterResourceId()))
        .containsExactly("orders");
    assertThatThrownBy(() -> filtered("tag:UpgradeDB", "Y"))
        .hasMessageContaining("Unrecognized filter name: tag:UpgradeDB");
    assertThat(
            region
                .rds
                .describeDBInstances(r -> r.filters(f("db-cluster-id", "users")))
                .dbInstances())
        .singleElement()
        .satisfies(i -> assertThat(i.dbInstanceIdentifier()).isEqualTo("users-instance-1"));
  }

  private List<String> filtered(String name, String... values) {
    return region.rds.describeDBClusters(r -> r.filters(f(name, values))).dbClusters().stream()
        .map(DBCluster::dbClusterIdentifier)
        .toList();
  }

  private static Filter f(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  @Test
  void anArnOfAnotherRegionOrAccountNamesNothingHere() {
    region.seed("orders", "16.13");
    assertThat(region.cluster("arn:aws:rds:eu-west-1:123456789012:cluster:orders")).isNotNull();
    assertThatThrownBy(() -> region.cluster("arn:aws:rds:us-east-1:123456789012:cluster:orders"))
        .isInstanceOf(DbClusterNotFoundException.class);
    assertThatThrownBy(() -> region.cluster("arn:aws:rds:eu-west-1:999999999999:cluster:orders"))
        .isInstanceOf(DbClusterNotFoundException.class);
  }

  @Test
  void versionsNameTheirTargetsFamilyAndLogTypes() {
    DBEngineVersion version =
        region
            .rds
            .describeDBEngineVersions(r -> r.engine("aurora-postgresql").engineVersion("16.13"))
            .dbEngineVersions()
            .get(0);
    assertThat(version.dbParameterGroupFamily()).isEqualTo("aurora-postgresql16");
    assertThat(version.exportableLogTypes()).contains("postgresql").doesNotContain("upgrade");
    assertThat(version.validUpgradeTarget())
        .extracting(UpgradeTarget::engineVersion, UpgradeTarget::isMajorVersionUpgrade)
        .containsExactly(
            tuple("16.15", false), tuple("17.11", true), tuple("17.11-limitless", true));
    assertThat(region.rds.describeDBEngineVersions(r -> r.engineVersion("16")).dbEngineVersions())
        .extracting(DBEngineVersion::engineVersion)
        .containsExactly("16.13", "16.15");
    assertThat(
            region.rds.describeDBEngineVersions(r -> r.engine("aurora-mysql")).dbEngineVersions())
        .isEmpty();
  }

  @Test
  void majorsTellUntilWhenTheyAreSupported() {
    var lifecycles =
        region
            .rds
            .describeDBMajorEngineVersions(
                r -> r.engine("aurora-postgresql").majorEngineVersion("14"))
            .dbMajorEngineVersions()
            .get(0)
            .supportedEngineLifecycles();
    assertThat(lifecycles.get(0).lifecycleSupportNameAsString())
        .isEqualTo("open-source-rds-standard-support");
    assertThat(lifecycles.get(0).lifecycleSupportEndDate())
        .isEqualTo(Instant.parse("2027-02-28T00:00:00Z"));
  }

  @Test
  void orderableOptionsComeInPagesOfUpToAThousand() {
    var options =
        region
            .rds
            .describeOrderableDBInstanceOptions(
                r ->
                    r.engine("aurora-postgresql")
                        .engineVersion("17.11")
                        .dbInstanceClass("db.r4.large"))
            .orderableDBInstanceOptions();
    assertThat(options).isEmpty();
    assertThat(
            region
                .rds
                .describeOrderableDBInstanceOptions(
                    r -> r.engine("aurora-postgresql").maxRecords(1000))
                .orderableDBInstanceOptions()
                .stream()
                .map(o -> o.engineVersion())
                .collect(Collectors.toSet()))
        .contains("13.23", "18.6");
    assertThatThrownBy(() -> region.rds.describeOrderableDBInstanceOptions(r -> r.engine(null)))
        .hasMessageContaining("Engine");
  }

  @Test
  void aFaultPlanMayShowAnotherStatusOrNothingYetOrThrottle() {
    RdsFaults bending =
        new RdsFaults() {
          @Override
          public DBCluster seen(DBCluster truth) {
            return truth.dbClusterIdentifier().equals("late")
                ? null
                : truth.toBuilder().status("modifying").build();
          }

          @Override
          public void called(String operation) {
            if (operation.equals("DescribeEvents")) {
              throw Fault.VALUE.with("Rate exceeded");
            }
          }
        };
    SimulatedRegion bent = new SimulatedRegion(SimulatedRegion.options().with(bending));
    bent.rds.seed(ClusterSeed.of("late", "16.13", "master", "correct-horse")).join();
    bent.seed("orders", "16.13");
    assertThat(bent.cluster("orders").status()).isEqualTo("modifying");
    assertThatThrownBy(() -> bent.cluster("late")).isInstanceOf(DbClusterNotFoundException.class);
    assertThatThrownBy(() -> bent.rds.describeEvents()).hasMessageContaining("Rate exceeded");
    bent.upgrade("orders", "17.11");
    bent.passHours();
    assertThat(bent.cluster("orders").engineVersion()).isEqualTo("17.11");
  }
}
