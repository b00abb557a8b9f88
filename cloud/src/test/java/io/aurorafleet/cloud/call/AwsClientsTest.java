package io.aurorafleet.cloud.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aurorafleet.cloud.OverHttp;
import io.aurorafleet.cloud.cluster.ClusterModule;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.Clusters.UpgradeRequest;
import io.aurorafleet.cloud.cluster.RdsClusters;
import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.RdsOptions;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.sandbox.wire.Api;
import io.aurorafleet.sandbox.wire.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** The clients as the product makes them: default chains, retries, time limits. */
class AwsClientsTest {
  private static final ClusterId ORDERS = new ClusterId("orders");
  private static final UpgradeRequest REQUEST =
      new UpgradeRequest(
          ORDERS, new EngineVersion("17.11"), true, Optional.empty(), Optional.empty());

  private final OverHttp http = new OverHttp();
  private final Map<String, String> before = new HashMap<>();
  private final Queue<Fate> fates = new ArrayDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> signers = new CopyOnWriteArrayList<>();
  private final AuroraRds aws =
      new AuroraRds(
          RdsOptions.usual("123456789012", "eu-west-1"),
          new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z")),
          new MemoryDataPlane(),
          Runnable::run,
          (source, type, detail, resources) -> {});

  @AfterEach
  void restore() throws Exception {
    http.close();
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  @Test
  void endpointRegionAndCredentialsComeFromTheDefaultChains() {
    RdsClusters clusters = new RdsClusters(served());
    aws.seed(ClusterSeed.of("orders", "14.24", "master", "correct-horse")).join();

    assertThat(clusters.find(ORDERS)).isPresent();
  }

  @Test
  void aThrottledLookIsRepeatedByTheLimiterAndALostOneByTheClient() {
    RateLimiter limiter = new RateLimiter(RateLimiter.Limits.upTo(100), new SystemClock());
    Clusters clusters = ClusterModule.clusters(served(), limiter, new SystemClock());
    fates.add(Fate.throttle());
    fates.add(Fate.dropRequest());

    assertThat(clusters.find(ORDERS)).isEmpty();
    assertThat(calls)
        .containsExactly("DescribeDBClusters", "DescribeDBClusters", "DescribeDBClusters");
    assertThat(limiter.rate()).as("slowed down").isLessThan(100);
  }

  @Test
  void theClientItselfRepeatsNoThrottledCallBecauseThatWouldGoPastTheLimiter() {
    RdsClusters clusters = new RdsClusters(served());
    fates.add(Fate.throttle());

    assertThat(failure(() -> clusters.find(ORDERS)).code()).isEqualTo("throttled");
    assertThat(calls).containsExactly("DescribeDBClusters");
  }

  @Test
  void anUpgradeWhoseReplyIsLostIsNotRequestedAgainWithoutALook() {
    RdsClusters clusters = new RdsClusters(served());
    aws.seed(ClusterSeed.of("orders", "14.24", "master", "correct-horse")).join();
    for (Fate fate : List.of(Fate.dropReply(), Fate.failReply(), Fate.throttle())) {
      calls.clear();
      fates.add(fate);

      Failure failure = failure(() -> clusters.requestUpgrade(Fence.OPEN, REQUEST));

      assertThat(failure.category()).isEqualTo(Failure.Category.RETRY);
      assertThat(calls).containsExactly("ModifyDBCluster");
    }
  }

  @Test
  void aSilentAwsDoesNotHoldACallerLongerThanItsTime() {
    RdsClient rds = served();
    for (int i = 0; i < 10; i++) {
      fates.add(Fate.serve().after(Duration.ofSeconds(30)));
    }

    Failure failure = failure(() -> new RdsClusters(rds).find(ORDERS));

    assertThat(failure.code()).isEqualTo(AwsFaults.NO_REPLY);
    assertThat(failure.reason()).contains("describe cluster orders");
  }

  @Test
  void anEndpointThatCannotBeReachedIsWorthAnotherTry() {
    set("aws.endpointUrl", "http://127.0.0.1:1");
    credentials();

    Failure failure = failure(() -> new RdsClusters(clients().rds()).find(ORDERS));

    assertThat(failure.category()).isEqualTo(Failure.Category.RETRY);
    assertThat(failure.nextAction()).contains("endpoint");
  }

  @Test
  void clustersOfAnotherAccountAreCalledInTheRoleThere() {
    List<String> taken = new CopyOnWriteArrayList<>();
    RdsClient own = served();
    set(
        "aws.endpointUrlSts",
        http.serve(Api.STS, new MemberAccount(taken), c -> Fate.serve()).toString());
    String role = "arn:aws:iam::210987654321:role/member";
    RdsClient member =
        new AwsClients(Duration.ofSeconds(4), Map.of(AwsClients.CLUSTER_ROLE, role)).rds();

    assertThat(new RdsClusters(own).find(ORDERS)).isEmpty();
    assertThat(new RdsClusters(member).find(ORDERS)).isEmpty();
    assertThat(new RdsClusters(member).find(ORDERS)).isEmpty();
    assertThat(signers).containsExactly("AKIDEXAMPLE", "ASIAMEMBER", "ASIAMEMBER");
    assertThat(taken).as("taken once, then kept until it ends").containsExactly(role);
  }

  @Test
  void anEmptyRoleInTheEnvironmentFileMeansThisAccount() {
    served();
    Map<String, String> empty = Map.of(AwsClients.CLUSTER_ROLE, "");

    new RdsClusters(new AwsClients(Duration.ofSeconds(4), empty).rds()).find(ORDERS);
    assertThat(signers).containsExactly("AKIDEXAMPLE");
  }

  /** Gives out credentials for a role. */
  private record MemberAccount(List<String> taken) implements StsClient {
    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
      taken.add(request.roleArn());
      return AssumeRoleResponse.builder()
          .credentials(
              c ->
                  c.accessKeyId("ASIAMEMBER")
                      .secretAccessKey("any")
                      .sessionToken("any")
                      .expiration(Instant.parse("2999-01-01T00:00:00Z")))
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Test
  void withoutCredentialsOneIsToldWhereToPutThem() {
    assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null, "this machine has AWS credentials");
    set("aws.region", OverHttp.REGION.id());
    set("aws.disableEc2Metadata", "true");
    set("aws.configFile", "nowhere");
    set("aws.sharedCredentialsFile", "nowhere");

    Failure failure = failure(() -> new CallerIdentity(clients().sts()).ask());

    assertThat(failure.category()).isEqualTo(Failure.Category.FIX);
    assertThat(failure.code()).isEqualTo("credentials");
    assertThat(failure.reason())
        .isEqualTo("Could not find out the AWS account: there are no AWS credentials.");
  }

  private RdsClient served() {
    set(
        "aws.endpointUrl",
        http.serve(
                Api.RDS,
                aws,
                call -> {
                  calls.add(call.operation());
                  signers.add(call.accessKey());
                  Fate fate = fates.poll();
                  return fate == null ? Fate.serve() : fate;
                })
            .toString());
    credentials();
    return clients().rds();
  }

  private void credentials() {
    set("aws.region", OverHttp.REGION.id());
    set("aws.accessKeyId", "AKIDEXAMPLE");
    set("aws.secretAccessKey", "any");
  }

  private static AwsClients clients() {
    return new AwsClients(Duration.ofSeconds(4));
  }

  private void set(String name, String value) {
    before.putIfAbsent(name, System.getProperty(name));
    System.setProperty(name, value);
  }

  private static Failure failure(ThrowingCallable call) {
    return catchThrowableOfType(OutsideException.class, call).failure();
  }
}
