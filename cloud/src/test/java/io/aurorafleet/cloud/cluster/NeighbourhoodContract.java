package io.aurorafleet.cloud.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.cluster.Neighbourhood.Pending;
import io.aurorafleet.cloud.cluster.Neighbourhood.Quota;
import io.aurorafleet.cloud.cluster.Neighbourhood.Usage;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.BlueGreenDeployment;
import software.amazon.awssdk.services.rds.model.Integration;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What any implementation of {@link Neighbourhood} keeps to. */
abstract class NeighbourhoodContract extends RdsContract {
  private static final Instant BY = Instant.parse("2026-12-01T05:00:00Z");
  private Neighbourhood neighbourhood;
  private ClusterView orders;

  @BeforeEach
  void reach() {
    neighbourhood = new RdsNeighbourhood(rds, clock());
    orders = seed(orders());
  }

  private static <T> T given(Answer<T> answer) {
    return answer.found().orElseThrow();
  }

  @Test
  void listsPendingMaintenanceByResource() {
    aws.requireMaintenance(
        orders.arn(),
        PendingMaintenanceAction.builder()
            .action("system-update")
            .description("New kernel")
            .forcedApplyDate(BY)
            .build());
    assertThat(given(neighbourhood.maintenance()))
        .containsExactly(
            Map.entry(orders.arn(), List.of(new Pending("system-update", "New kernel", BY))));
  }

  @Test
  void listsBlueGreenDeploymentsOfAllPages() {
    for (int i = 0; i < 101; i++) {
      aws.list(
          BlueGreenDeployment.builder()
              .blueGreenDeploymentIdentifier("bgd-%03d".formatted(i))
              .blueGreenDeploymentName("next-" + i)
              .source(orders.arn())
              .target(orders.arn() + "-green-" + i)
              .status("AVAILABLE")
              .build());
    }
    assertThat(given(neighbourhood.deployments()))
        .hasSize(101)
        .contains(
            new Neighbourhood.Deployment(
                "next-100", orders.arn(), orders.arn() + "-green-100", "AVAILABLE"));
  }

  @Test
  void listsIntegrations() {
    aws.list(
        Integration.builder()
            .integrationArn("arn:aws:rds:us-east-1:123456789012:integration:1")
            .integrationName("to-redshift")
            .sourceArn(orders.arn())
            .targetArn("arn:aws:redshift:us-east-1:123456789012:namespace/x")
            .status("active")
            .build());
    assertThat(given(neighbourhood.integrations()))
        .containsExactly(
            new Neighbourhood.Integration(
                "to-redshift",
                orders.arn(),
                "arn:aws:redshift:us-east-1:123456789012:namespace/x",
                "active"));
  }

  @Test
  void readsQuotasAndWhatIsTakenOfThem() {
    new RdsSnapshots(rds).create(Fence.OPEN, orders.id(), "one", Map.of());
    rds.createDBParameterGroup(
        r ->
            r.dbParameterGroupName("tuned")
                .dbParameterGroupFamily("aurora-postgresql16")
                .description("x"));
    assertThat(given(neighbourhood.quotas()))
        .containsEntry(Quota.CLUSTERS, new Usage(1, 1000))
        .containsEntry(Quota.INSTANCES, new Usage(1, 1000))
        .containsEntry(Quota.SNAPSHOTS, new Usage(1, 100))
        .containsEntry(Quota.CLUSTER_GROUPS, new Usage(0, 50))
        .containsEntry(Quota.INSTANCE_GROUPS, new Usage(1, 50));
  }

  @Test
  void readsTheDaysOnWhichSupportEnds() {
    assertThat(given(neighbourhood.lifecycles()))
        .containsEntry(
            13,
            new Neighbourhood.Lifecycle(13, LocalDate.of(2026, 2, 28), LocalDate.of(2029, 2, 28)));
  }

  @Test
  void listsClustersThatShareAVolume() {
    new RdsClones(rds)
        .create(
            Fence.OPEN,
            orders,
            "copy",
            orders.parameterGroup(),
            Ownership.tags("copy", new RunId("20261122t2100-k3x9"), orders.id()));
    String group = new RdsClusters(rds).find(orders.id()).orElseThrow().cloneGroup();
    assertThat(given(neighbourhood.sharers()).get(group))
        .extracting(Neighbourhood.Sharer::name)
        .containsExactlyInAnyOrder("orders", "copy");
  }

  @Test
  void listsTheClustersWithTheirVersionsPlacesAndTags() {
    assertThat(given(neighbourhood.clusters()))
        .singleElement()
        .satisfies(c -> assertThat(c.id()).isEqualTo(orders.id()))
        .satisfies(c -> assertThat(c.version()).isEqualTo(orders.version()))
        .satisfies(c -> assertThat(c.host()).isEqualTo(orders.host()))
        .satisfies(c -> assertThat(c.port()).isEqualTo(orders.port()))
        .satisfies(c -> assertThat(c.tags()).isEqualTo(orders.tags()));
  }

  @Test
  void listsTheGroupsOfAKindWithTheirFamilies() {
    assertThat(given(neighbourhood.groups(ParameterGroups.Kind.CLUSTER)))
        .containsEntry("default.aurora-postgresql17", "aurora-postgresql17");
    assertThat(given(neighbourhood.groups(ParameterGroups.Kind.INSTANCE)))
        .containsEntry("default.aurora-postgresql13", "aurora-postgresql13");
  }

  @Test
  void keepsAnAnswerForAWhileAndThenAsksAgain() {
    assertThat(given(neighbourhood.maintenance())).isEmpty();
    aws.requireMaintenance(
        orders.arn(), PendingMaintenanceAction.builder().action("system-update").build());
    assertThat(given(neighbourhood.maintenance())).isEmpty();
    pass(Duration.ofMinutes(2));
    assertThat(given(neighbourhood.maintenance())).hasSize(1);
  }

  @Test
  void whoMayNotAskIsToldWhichActionToAllow() {
    Neighbourhood forbidden = new RdsNeighbourhood(denying(), clock());
    assertThat(forbidden.integrations().withheld().orElseThrow())
        .satisfies(w -> assertThat(w.action()).isEqualTo("rds:DescribeIntegrations"))
        .satisfies(w -> assertThat(w.failure().code()).isEqualTo("access-denied"))
        .satisfies(w -> assertThat(w.failure().category()).isEqualTo(Failure.Category.FIX));
    assertThat(forbidden.maintenance().found()).isEmpty();
    assertThat(forbidden.quotas().found()).isEmpty();
  }

  /** A client whose every call is refused, for convenience methods too. */
  private static RdsClient denying() {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.isDefault() && arguments != null && method.getName().endsWith("Paginator")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          throw RdsException.builder()
              .statusCode(403)
              .awsErrorDetails(
                  AwsErrorDetails.builder()
                      .errorCode("AccessDenied")
                      .errorMessage("User is not authorized")
                      .build())
              .message("User is not authorized")
              .build();
        };
    return (RdsClient)
        Proxy.newProxyInstance(
            RdsClient.class.getClassLoader(), new Class<?>[] {RdsClient.class}, handler);
  }
}
