package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.preflight.SupportCost.Phase;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.Parameter;

/** The survey of clusters whose databases nobody reaches: RDS, secrets and quotas. */
class SurveyorTest {
  private final Region region = Region.unreachable();

  private void seed(String name, String version, String... classes) {
    region
        .rds
        .seed(
            ClusterSeed.of(name, version, "master", "correct-horse")
                .withClasses(classes)
                .withTags(Map.of(Region.NAMED, name)))
        .join();
  }

  private static List<String> checks(ClusterSurvey survey, Severity severity) {
    return survey.of(severity).stream().map(Finding::check).toList();
  }

  @Test
  void aServerNobodyReachesIsAFindingAndTheRestIsStillTold() {
    seed("orders", "13.23", "db.r6g.4xlarge", "db.r6g.4xlarge");
    region.secret("orders", "{\"username\":\"u\",\"password\":\"p\"}");
    ClusterSurvey survey = region.look("orders");
    assertThat(checks(survey, Severity.BLOCKER)).containsExactly("server-unreachable");
    assertThat(survey.blockers().get(0).remedy()).startsWith("Plan again");
    assertThat(survey.unseen())
        .extracting(Failure::category)
        .containsExactly(Failure.Category.RETRY);
    assertThat(survey.contents()).isNull();
    assertThat(survey.route()).isInstanceOf(Route.Found.class);
    assertThat(survey.members()).extracting(ClusterSurvey.Instance::vcpus).containsExactly(16, 16);
    assertThat(survey.support().now().phase()).isEqualTo(Phase.EXTENDED_YEARS_1_AND_2);
    assertThat(survey.support().now().monthly()).isEqualByComparingTo("2336.00");
    assertThat(survey.support().target().monthly()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|there is none of this name",
        "hunter2|not a JSON object",
        "{\"username\":\"u\"}|no password"
      })
  void aSecretThatIsMissingOrMalformedIsAFindingThatDoesNotShowIt(String value, String why) {
    seed("orders", "13.23", "db.r6g.large");
    if (value != null) {
      region.secret("orders", value);
    }
    ClusterSurvey survey = region.look("orders");
    assertThat(checks(survey, Severity.BLOCKER)).containsExactly("secret-unreadable");
    assertThat(survey.blockers().get(0).what()).contains("orders", why).doesNotContain("hunter2");
  }

  @Test
  void aStoppedClusterIsNotConnectedToAndIsToldHowToStart() {
    seed("orders", "13.23", "db.r6g.large");
    region.status = "stopped";
    ClusterSurvey survey = region.look("orders");
    assertThat(checks(survey, Severity.BLOCKER)).containsExactly("cluster-not-available");
    assertThat(survey.blockers().get(0).remedy()).contains("start-db-cluster");
  }

  @Test
  void aClusterWithoutMembersIsNotConnectedTo() {
    seed("orders", "13.23");
    ClusterSurvey survey = region.look("orders");
    assertThat(checks(survey, Severity.BLOCKER)).containsExactly("no-writer");
    assertThat(survey.groups().get(0).instanceGroup()).isEqualTo("default.aurora-postgresql17");
  }

  @Test
  void whereThereIsNothingToDoNothingIsLookedInto() {
    seed("orders", "17.11", "db.r6g.large");
    ClusterSurvey survey = region.look("orders");
    assertThat(survey.route()).isInstanceOf(Route.AlreadyThere.class);
    assertThat(survey.findings()).isEmpty();
    assertThat(survey.support().now().phase()).isEqualTo(Phase.STANDARD);
  }

  @Test
  void anInstanceClassThatEndsBeforeTheTargetStopsAndAutomaticUpgradesAreTold() {
    seed("orders", "16.13", "db.t3.medium");
    region.secret("orders", "{\"username\":\"u\",\"password\":\"p\"}");
    ClusterSurvey survey = region.look("orders");
    assertThat(checks(survey, Severity.BLOCKER)).contains("instance-class");
    assertThat(checks(survey, Severity.WARNING)).contains("automatic-minor-upgrade");
  }

  @Test
  void everyActionThatIsNotAllowedIsNamedAndNothingElseIsLost() {
    seed("orders", "13.23", "db.r6g.large");
    region.denied.addAll(
        List.of(
            "DescribePendingMaintenanceActions",
            "DescribeBlueGreenDeployments",
            "DescribeIntegrations",
            "DescribeAccountAttributes",
            "DescribeDBMajorEngineVersions",
            "DescribeOrderableDBInstanceOptions",
            "DescribeEngineDefaultClusterParameters"));
    ClusterSurvey survey = region.look("orders");
    assertThat(survey.findings())
        .filteredOn(f -> f.check().equals("not-checked"))
        .flatExtracting(Finding::details)
        .containsExactlyInAnyOrder(
            "rds:DescribePendingMaintenanceActions",
            "rds:DescribeBlueGreenDeployments",
            "rds:DescribeIntegrations",
            "rds:DescribeAccountAttributes",
            "rds:DescribeDBMajorEngineVersions",
            "rds:DescribeOrderableDBInstanceOptions",
            "rds:DescribeDBClusterParameterGroups, rds:DescribeDBParameterGroups, rds:DescribeDBClusterParameters, rds:DescribeDBParameters, rds:DescribeEngineDefaultClusterParameters, rds:DescribeEngineDefaultParameters, rds:ListTagsForResource");
    assertThat(survey.unseen()).extracting(Failure::code).containsExactly("secret-not-found");
    assertThat(checks(survey, Severity.BLOCKER)).containsExactly("secret-unreadable");
  }

  @Test
  void plansTheGroupsOfADistinctPairWithoutMakingAny() {
    for (String name : List.of("fast", "slow")) {
      region.rds.createDBParameterGroup(
          r ->
              r.dbParameterGroupName(name)
                  .dbParameterGroupFamily("aurora-postgresql13")
                  .description("x"));
    }
    region.rds.createDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName("tuned")
                .dbParameterGroupFamily("aurora-postgresql13")
                .description("x"));
    region.rds.modifyDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName("tuned")
                .parameters(
                    set("force_parallel_mode", "on"), set("operator_precedence_warning", "1")));
    region
        .rds
        .seed(
            ClusterSeed.of("orders", "13.23", "master", "correct-horse")
                .withClasses("db.r6g.large", "db.r6g.large")
                .withGroups("tuned", "fast"))
        .join();
    region.rds.modifyDBInstance(
        r -> r.dbInstanceIdentifier("orders-instance-2").dbParameterGroupName("slow"));
    region.time.advance(Duration.ofHours(1));
    Map<String, Integer> before = Map.copyOf(region.calls);
    ClusterSurvey.HopGroups groups = region.look("orders").groups().get(0);
    assertThat(groups.clusterGroup()).isEqualTo("orders-aurora-postgresql17-cluster-tuned");
    assertThat(groups.members())
        .extracting(m -> m.group())
        .containsExactly(
            "orders-aurora-postgresql17-instance-fast", "orders-aurora-postgresql17-instance-slow");
    assertThat(groups.changes())
        .filteredOn(c -> c.change() != ParameterChange.Change.DEFAULT_CHANGED)
        .extracting(ParameterChange::change)
        .containsExactly(ParameterChange.Change.RENAMED, ParameterChange.Change.DROPPED);
    assertThat(groups.changes())
        .filteredOn(c -> c.name().equals("rds.force_ssl"))
        .extracting(ParameterChange::change)
        .containsExactly(ParameterChange.Change.DEFAULT_CHANGED);
    assertThat(region.calls.keySet())
        .filteredOn(c -> !before.containsKey(c))
        .as("only looks")
        .allMatch(c -> c.startsWith("Describe") || c.startsWith("List"));
  }

  private static Parameter set(String name, String value) {
    return Parameter.builder()
        .parameterName(name)
        .parameterValue(value)
        .applyMethod("pending-reboot")
        .build();
  }

  @Test
  void aForeignGroupOfOurNameStopsBeforeAnybodyIsHurt() {
    region.rds.createDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName("tuned")
                .dbParameterGroupFamily("aurora-postgresql13")
                .description("x"));
    region.rds.createDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName("orders-aurora-postgresql17-cluster-tuned")
                .dbParameterGroupFamily("aurora-postgresql17")
                .description("terraform's"));
    region
        .rds
        .seed(
            ClusterSeed.of("orders", "13.23", "master", "correct-horse").withGroups("tuned", null))
        .join();
    assertThat(checks(region.look("orders"), Severity.BLOCKER)).contains("parameter-group-foreign");
  }
}
