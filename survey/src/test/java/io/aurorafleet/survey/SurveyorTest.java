package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.RdsClusters;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.preflight.SupportCost.Phase;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/** The survey of clusters whose databases nobody reaches: RDS, secrets, quotas and calls. */
class SurveyorTest {
  private static final Databases UNREACHABLE =
      (place, login, worker) -> {
        throw new OutsideException(
            Failure.retry("database-unreachable", "No connection.", "Look at the network."));
      };

  private final Region region = new Region(new MemoryDataPlane(), UNREACHABLE, Crew.alone());

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
            assertThat(checks(region.look(v, () -> {}), Severity.BLOCKER))
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
