package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What ModifyDBCluster refuses, with the code and the text RDS answers. */
class UpgradeRulesTest {
  private final SimulatedRegion region = new SimulatedRegion();

  @BeforeEach
  void fleet() {
    region.seed("plain", "14.24");
    for (String family : new String[] {"14", "16", "17"}) {
      region.rds.createDBClusterParameterGroup(
          r ->
              r.dbClusterParameterGroupName("cluster-" + family)
                  .dbParameterGroupFamily("aurora-postgresql" + family)
                  .description("tuned"));
      region.rds.createDBParameterGroup(
          r ->
              r.dbParameterGroupName("instance-" + family)
                  .dbParameterGroupFamily("aurora-postgresql" + family)
                  .description("tuned"));
    }
    region
        .rds
        .seed(
            ClusterSeed.of("tuned", "14.24", SimulatedRegion.USER, SimulatedRegion.PASSWORD)
                .withGroups("cluster-14", "instance-14"))
        .join();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        row(
            "plain",
            r -> r.engineVersion("17.99"),
            "InvalidParameterCombination",
            "Cannot find upgrade target from 14.24 with requested version 17.99."),
        row(
            "plain",
            r -> r.engineVersion("18.6"),
            "InvalidParameterCombination",
            "Cannot upgrade aurora-postgresql from 14.24 to 18.6"),
        row(
            "plain",
            r -> r.engineVersion("13.23"),
            "InvalidParameterCombination",
            "Cannot upgrade aurora-postgresql from 14.24 to 13.23"),
        row(
            "plain",
            r -> r.engineVersion("17.11").allowMajorVersionUpgrade(false),
            "InvalidParameterCombination",
            "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major"
                + " version."),
        row(
            "plain",
            r ->
                r.engineVersion("17.11")
                    .allowMajorVersionUpgrade(null)
                    .dbInstanceParameterGroupName("instance-17"),
            "InvalidParameterCombination",
            "The parameter DBInstanceParameterGroupName is only valid in combination with the"
                + " AllowMajorVersionUpgrade parameter."),
        row(
            "plain",
            r -> r.engineVersion("17.11").dbClusterParameterGroupName("nowhere"),
            "DBClusterParameterGroupNotFound",
            "DBClusterParameterGroup not found: nowhere"),
        row(
            "plain",
            r -> r.engineVersion("17.11").dbInstanceParameterGroupName("nowhere"),
            "DBParameterGroupNotFound",
            "DBParameterGroup not found: nowhere"),
        row(
            "plain",
            r -> r.engineVersion("17.11").dbClusterParameterGroupName("cluster-16"),
            "InvalidParameterCombination",
            "The Parameter Group cluster-16 with DBParameterGroupFamily aurora-postgresql16 cannot"
                + " be used for this instance. Please use a Parameter Group with"
                + " DBParameterGroupFamily aurora-postgresql17"),
        row(
            "plain",
            r -> r.dbClusterParameterGroupName("cluster-17"),
            "InvalidParameterCombination",
            "The Parameter Group cluster-17 with DBParameterGroupFamily aurora-postgresql17 cannot"
                + " be used for this instance. Please use a Parameter Group with"
                + " DBParameterGroupFamily aurora-postgresql14"),
        row(
            "tuned",
            r -> r.engineVersion("17.11").dbInstanceParameterGroupName("instance-17"),
            "InvalidParameterCombination",
            "The current DB cluster parameter group cluster-14 is custom. You must explicitly"
                + " specify a new DB cluster parameter group, either default or custom, for the"
                + " engine version upgrade."),
        row(
            "tuned",
            r -> r.engineVersion("17.11").dbClusterParameterGroupName("cluster-17"),
            "InvalidParameterCombination",
            "The current DB instance parameter group instance-14 is custom. You must explicitly"
                + " specify a new DB instance parameter group, either default or custom, for the"
                + " engine version upgrade."),
        row(
            "plain",
            r -> r.cloudwatchLogsExportConfiguration(c -> c.enableLogTypes("upgrade")),
            "InvalidParameterCombination",
            "You cannot use the log types 'upgrade' with engine version aurora-postgresql 14.24."
                + " For supported log types, see the documentation."),
        row(
            "plain",
            r -> r.newDBClusterIdentifier("tuned"),
            "DBClusterAlreadyExistsFault",
            "DB Cluster already exists: tuned"),
        row(
            "plain",
            r -> r.masterUserPassword("short"),
            "InvalidParameterValue",
            "The parameter MasterUserPassword is not a valid password because it is shorter than 8"
                + " characters."),
        row(
            "nobody",
            r -> r.engineVersion("17.11"),
            "DBClusterNotFoundFault",
            "DBCluster nobody not found."));
  }

  private static Arguments row(
      String cluster, Consumer<ModifyDbClusterRequest.Builder> change, String code, String text) {
    return Arguments.of(cluster, change, code, text);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refuses(
      String cluster, Consumer<ModifyDbClusterRequest.Builder> change, String code, String text) {
    assertThatThrownBy(
            () ->
                region.rds.modifyDBCluster(
                    r -> {
                      r.dbClusterIdentifier(cluster)
                          .allowMajorVersionUpgrade(true)
                          .applyImmediately(true);
                      change.accept(r);
                    }))
        .isInstanceOfSatisfying(
            RdsException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(text);
            });
    assertThat(region.cluster("plain").pendingModifiedValues()).isNull();
    assertThat(region.cluster("tuned").pendingModifiedValues()).isNull();
  }

  @Test
  void aLimitlessTargetIsListedButRefused() {
    region.seed("sixteen", "16.15");
    assertThatThrownBy(() -> region.upgrade("sixteen", "17.11-limitless"))
        .hasMessageContaining("Cannot upgrade aurora-postgresql from 16.15 to 17.11-limitless");
  }

  @Test
  void aSecondCallIsRefusedFromTheMomentTheFirstWasAccepted() {
    region.upgrade("plain", "17.11");
    for (int minute = 0; minute < 8; minute++) {
      assertThatThrownBy(() -> region.upgrade("plain", "17.11"))
          .isInstanceOf(InvalidDbClusterStateException.class)
          .hasMessageContaining("is not currently in the available state");
      region.pass(Duration.ofMinutes(1));
    }
    region.passHours();
    assertThat(region.sent).filteredOn(s -> s.is("RDS-EVENT-0286", "plain")).hasSize(1);
  }

  @Test
  void askingForTheVersionItHasChangesNothing() {
    region.upgrade("plain", "14.24");
    region.passHours();
    assertThat(region.cluster("plain").engineVersion()).isEqualTo("14.24");
    assertThat(region.told("RDS-EVENT-0286", "plain")).isFalse();
  }

  @Test
  void withoutAHealthyWriterNothingBegins() {
    region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier("plain-instance-1"));
    assertThatThrownBy(() -> region.upgrade("plain", "17.11"))
        .isInstanceOf(InvalidDbClusterStateException.class)
        .hasMessageContaining(
            "Cannot modify engine version without a healthy primary instance in DB cluster: plain");
  }

  @Test
  void aMemberWithAPendingChangeStopsIt() {
    region.rds.modifyDBInstance(
        r -> r.dbInstanceIdentifier("plain-instance-1").dbInstanceClass("db.r7g.large"));
    assertThatThrownBy(() -> region.upgrade("plain", "17.11"))
        .isInstanceOf(InvalidDbInstanceStateException.class)
        .hasMessageContaining("pending orderable config change for DB instance: plain-instance-1");
  }
}
