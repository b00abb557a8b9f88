package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DbClusterQuotaExceededException;
import software.amazon.awssdk.services.rds.model.InstanceQuotaExceededException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What CreateDBCluster and CreateDBInstance refuse. */
class CreationRulesTest {
  private final SimulatedRegion region = new SimulatedRegion();

  private void create(Consumer<CreateDbClusterRequest.Builder> change) {
    region.rds.createDBCluster(
        r -> {
          r.dbClusterIdentifier("orders")
              .engine("aurora-postgresql")
              .engineVersion("16.13")
              .masterUsername(SimulatedRegion.USER)
              .masterUserPassword(SimulatedRegion.PASSWORD);
          change.accept(r);
        });
  }

  static Stream<Arguments> badClusters() {
    return Stream.of(
        row(r -> r.dbClusterIdentifier(null), "MissingParameter"),
        row(r -> r.engine(null), "MissingParameter"),
        row(r -> r.engine("mysql"), "InvalidParameterValue"),
        row(r -> r.engineVersion("16.99"), "InvalidParameterCombination"),
        row(r -> r.engineVersion("17.11-limitless"), "InvalidParameterCombination"),
        row(r -> r.masterUsername(null), "InvalidParameterValue"),
        row(r -> r.masterUserPassword("short"), "InvalidParameterValue"),
        row(r -> r.preferredMaintenanceWindow("someday"), "InvalidParameterValue"),
        row(r -> r.enableCloudwatchLogsExports("upgrade"), "InvalidParameterCombination"),
        row(r -> r.dbClusterParameterGroupName("none"), "DBClusterParameterGroupNotFound"));
  }

  private static Arguments row(Consumer<CreateDbClusterRequest.Builder> change, String code) {
    return Arguments.of(change, code);
  }

  @ParameterizedTest
  @MethodSource("badClusters")
  void refusesToCreate(Consumer<CreateDbClusterRequest.Builder> change, String code) {
    assertThatThrownBy(() -> create(change))
        .isInstanceOfSatisfying(
            RdsException.class, e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    assertThat(region.rds.describeDBClusters().dbClusters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1orders", "orders-", "or--ders", "or.ders", "örders"})
  void identifiersHaveARule(String id) {
    assertThatThrownBy(() -> create(r -> r.dbClusterIdentifier(id)))
        .hasMessageContaining("is not a valid identifier");
  }

  @Test
  void identifiersAreShortAndKeptInLowerCase() {
    assertThatThrownBy(() -> create(r -> r.dbClusterIdentifier("a".repeat(64))))
        .hasMessageContaining("longer than 63");
    create(r -> r.dbClusterIdentifier("ORDERS"));
    assertThat(region.exists("orders")).isTrue();
  }

  @Test
  void quotasEnd() {
    SimulatedRegion small =
        new SimulatedRegion(SimulatedRegion.options().with(new Quotas(1, 1, 1, 1, 1)));
    small.seed("orders", "16.13");
    assertThatThrownBy(() -> small.seed("second", "16.13"))
        .isInstanceOf(DbClusterQuotaExceededException.class);
    assertThatThrownBy(
            () ->
                small.rds.createDBInstance(
                    r ->
                        r.dbInstanceIdentifier("x")
                            .dbClusterIdentifier("orders")
                            .dbInstanceClass("db.r6g.large")
                            .engine("aurora-postgresql")))
        .isInstanceOf(InstanceQuotaExceededException.class);
  }

  @Test
  void aClassTheVersionDoesNotHaveCannotBeOrdered() {
    region.seed("new", "17.11");
    assertThatThrownBy(
            () ->
                region.rds.createDBInstance(
                    r ->
                        r.dbInstanceIdentifier("x")
                            .dbClusterIdentifier("new")
                            .dbInstanceClass("db.r4.large")
                            .engine("aurora-postgresql")))
        .hasMessageContaining("RDS does not support creating a DB instance");
  }
}
