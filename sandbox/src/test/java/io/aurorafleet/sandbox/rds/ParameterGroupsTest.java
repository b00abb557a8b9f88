package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupQuotaExceededException;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Parameter groups: what may be set, and when a server runs with it. */
class ParameterGroupsTest {
  private final SimulatedRegion region = new SimulatedRegion();

  @BeforeEach
  void group() {
    create("tuned-16", "aurora-postgresql16");
  }

  private void create(String name, String family) {
    region.rds.createDBClusterParameterGroup(
        r -> r.dbClusterParameterGroupName(name).dbParameterGroupFamily(family).description("d"));
  }

  private void set(String group, String parameter, String value, String method) {
    region.rds.modifyDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName(group)
                .parameters(SimulatedRegion.parameter(parameter, value, method)));
  }

  private void seedTuned() {
    region
        .rds
        .seed(
            ClusterSeed.of("orders", "16.13", SimulatedRegion.USER, SimulatedRegion.PASSWORD)
                .withGroups("tuned-16", null))
        .join();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tuned-16|force_parallel_mode|on|immediate|InvalidParameterValue|Could not find parameter",
        "tuned-16|wal_level|logical|pending-reboot|InvalidParameterValue|cannot be modified",
        "tuned-16|work_mem|1|immediate|InvalidParameterValue|allowed values are: 64-2147483647",
        "tuned-16|rds.logical_replication|1|immediate|InvalidParameterCombination"
            + "|cannot use immediate apply method for static parameter",
        "default.aurora-postgresql16|work_mem|4096|immediate|InvalidParameterValue|default",
        "nowhere|work_mem|4096|immediate|DBParameterGroupNotFound|not found"
      })
  void refuses(
      String group, String parameter, String value, String method, String code, String text) {
    assertThatThrownBy(() -> set(group, parameter, value, method))
        .isInstanceOfSatisfying(
            RdsException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.awsErrorDetails().errorMessage()).contains(text);
            });
  }

  @Test
  void twentyParametersAtOnceAreTheMostAndABadOneSpoilsAll() {
    assertThatThrownBy(
            () ->
                region.rds.modifyDBClusterParameterGroup(
                    r ->
                        r.dbClusterParameterGroupName("tuned-16")
                            .parameters(
                                IntStream.range(0, 21)
                                    .mapToObj(i -> parameter("work_mem", "4096"))
                                    .toList())))
        .hasMessageContaining("A maximum of 20 parameters");
    assertThatThrownBy(
            () ->
                region.rds.modifyDBClusterParameterGroup(
                    r ->
                        r.dbClusterParameterGroupName("tuned-16")
                            .parameters(parameter("work_mem", "4096"), parameter("jit", "maybe"))))
        .isInstanceOf(RdsException.class);
    assertThat(user("tuned-16")).isEmpty();
  }

  private static Parameter parameter(String name, String value) {
    return SimulatedRegion.parameter(name, value, "immediate");
  }

  private List<Parameter> user(String group) {
    return region
        .rds
        .describeDBClusterParameters(r -> r.dbClusterParameterGroupName(group).source("user"))
        .parameters();
  }

  @Test
  void whatWasSetShowsAsUserAndPagesHoldTheRest() {
    set("tuned-16", "work_mem", "4096", "immediate");
    assertThat(user("tuned-16"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.parameterValue()).isEqualTo("4096");
              assertThat(p.applyMethodAsString()).isEqualTo("immediate");
              assertThat(p.isModifiable()).isTrue();
              assertThat(p.applyType()).isEqualTo("dynamic");
            });
    long paged =
        region
            .rds
            .describeDBClusterParametersPaginator(
                r -> r.dbClusterParameterGroupName("tuned-16").maxRecords(20))
            .parameters()
            .stream()
            .map(Parameter::parameterName)
            .distinct()
            .count();
    assertThat(paged)
        .isGreaterThan(55)
        .isEqualTo(
            region
                .rds
                .describeEngineDefaultClusterParameters(
                    r -> r.dbParameterGroupFamily("aurora-postgresql16"))
                .engineDefaults()
                .parameters()
                .size());
  }

  @Test
  void aStaticParameterWaitsForTheReboot() {
    seedTuned();
    set("tuned-16", "rds.logical_replication", "1", "pending-reboot");
    assertThat(region.cluster("orders").dbClusterMembers())
        .extracting(DBClusterMember::dbClusterParameterGroupStatus)
        .containsExactly("pending-reboot");
    assertThat(region.server("orders").settings()).doesNotContainKey("wal_level");
    region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.pass(Duration.ofSeconds(10));
    assertThat(region.server("orders").up()).isFalse();
    assertThat(region.instance("orders-instance-1").dbInstanceStatus()).isEqualTo("rebooting");
    region.passHours();
    assertThat(region.cluster("orders").dbClusterMembers())
        .extracting(DBClusterMember::dbClusterParameterGroupStatus)
        .containsExactly("in-sync");
    assertThat(region.server("orders").settings())
        .containsEntry("rds.logical_replication", "1")
        .containsEntry("wal_level", "logical");
    assertThat(region.told("RDS-EVENT-0006", "orders-instance-1")).isTrue();
  }

  @Test
  void afterAMajorUpgradeNewCustomGroupsWaitForARebootToo() {
    seedTuned();
    create("tuned-17", "aurora-postgresql17");
    set("tuned-17", "rds.logical_replication", "1", "pending-reboot");
    set("tuned-17", "work_mem", "8192", "immediate");
    region.rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier("orders")
                .engineVersion("17.11")
                .allowMajorVersionUpgrade(true)
                .dbClusterParameterGroupName("tuned-17")
                .dbInstanceParameterGroupName("default.aurora-postgresql17")
                .applyImmediately(true));
    region.passHours();
    assertThat(region.cluster("orders").dbClusterParameterGroup()).isEqualTo("tuned-17");
    assertThat(region.cluster("orders").dbClusterMembers().get(0).dbClusterParameterGroupStatus())
        .isEqualTo("pending-reboot");
    assertThat(region.server("orders").settings())
        .containsEntry("work_mem", "8192")
        .doesNotContainKey("wal_level");
    region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.passHours();
    assertThat(region.server("orders").settings()).containsEntry("wal_level", "logical");
  }

  @Test
  void namesAreUniqueCountedAndKeptInLowerCase() {
    assertThatThrownBy(() -> create("Tuned-16", "aurora-postgresql16"))
        .isInstanceOf(DbParameterGroupAlreadyExistsException.class);
    assertThatThrownBy(() -> create("with.period", "aurora-postgresql16"))
        .hasMessageContaining("not a valid identifier");
    assertThatThrownBy(() -> create("other", "aurora-postgresql99"))
        .hasMessageContaining("not a valid parameter group family");
    for (int i = 1; i < Quotas.usual().clusterParameterGroups(); i++) {
      create("group" + i, "aurora-postgresql16");
    }
    assertThatThrownBy(() -> create("one-too-many", "aurora-postgresql16"))
        .isInstanceOf(DbParameterGroupQuotaExceededException.class);
  }

  @Test
  void aGroupInUseStaysAndAMissingOneIsNotFoundInTheInstanceVariant() {
    seedTuned();
    assertThatThrownBy(
            () ->
                region.rds.deleteDBClusterParameterGroup(
                    r -> r.dbClusterParameterGroupName("tuned-16")))
        .isInstanceOf(InvalidDbParameterGroupStateException.class);
    assertThatThrownBy(
            () ->
                region.rds.describeDBClusterParameterGroups(
                    r -> r.dbClusterParameterGroupName("nowhere")))
        .isInstanceOf(DbParameterGroupNotFoundException.class);
  }

  @Test
  void instanceGroupsDoTheSame() {
    region.rds.createDBParameterGroup(
        r ->
            r.dbParameterGroupName("inst")
                .dbParameterGroupFamily("aurora-postgresql16")
                .description("d"));
    region.rds.modifyDBParameterGroup(
        r -> r.dbParameterGroupName("inst").parameters(parameter("work_mem", "4096")));
    region.seed("orders", "16.13");
    region.rds.modifyDBInstance(
        r -> r.dbInstanceIdentifier("orders-instance-1").dbParameterGroupName("inst"));
    assertThat(region.instance("orders-instance-1").dbParameterGroups())
        .singleElement()
        .satisfies(
            g -> {
              assertThat(g.dbParameterGroupName()).isEqualTo("inst");
              assertThat(g.parameterApplyStatus()).isEqualTo("pending-reboot");
            });
    region.rds.rebootDBInstance(r -> r.dbInstanceIdentifier("orders-instance-1"));
    region.passHours();
    assertThat(region.server("orders").settings()).containsEntry("work_mem", "4096");
    assertThat(region.told("RDS-EVENT-0011", "orders-instance-1")).isTrue();
  }
}
