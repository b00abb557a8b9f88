package io.aurorafleet.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.sandbox.LocalClients;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.StartDbClusterRequest;
import software.amazon.awssdk.services.rds.model.StartDbClusterResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class AwsServerTest {
  private final Queue<Fate> fates = new ArrayDeque<>();
  private final AtomicInteger starts = new AtomicInteger();
  private AwsServer server;
  private RdsClient rds;

  /** Knows no cluster but counts how often one was started. */
  private final class EmptyRds implements RdsClient {
    @Override
    public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
      String message = "DBCluster " + request.dbClusterIdentifier() + " \u0007<not> found.";
      throw Faults.modelled(DbClusterNotFoundException.builder(), message);
    }

    @Override
    public StartDbClusterResponse startDBCluster(StartDbClusterRequest request) {
      starts.incrementAndGet();
      return StartDbClusterResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() throws Exception {
    FaultPlan plan = call -> fates.isEmpty() ? Fate.serve() : fates.remove();
    server = AwsServer.start(0, "us-east-1", List.of(new Service(Api.RDS, new EmptyRds())), plan);
    rds = LocalClients.to(RdsClient.builder(), server.uri());
  }

  @AfterEach
  void stop() {
    rds.close();
    server.close();
  }

  @Test
  void aFaultArrivesAsTheModelledException() {
    DbClusterNotFoundException fault =
        catchThrowableOfType(
            DbClusterNotFoundException.class,
            () -> rds.describeDBClusters(r -> r.dbClusterIdentifier("orders")));

    assertThat(fault.statusCode()).isEqualTo(404);
    assertThat(fault.awsErrorDetails().errorMessage())
        .isEqualTo("DBCluster orders \uFFFD<not> found.");
    assertThat(fault.requestId()).isNotBlank();
  }

  @Test
  void anOperationThatTheImplementationLacksIsUnknown() {
    assertRefused(() -> rds.describeDBInstances(), "InvalidAction", 400);
  }

  @Test
  void anotherRegionIsRefused() {
    try (RdsClient elsewhere =
        LocalClients.to(RdsClient.builder(), server.uri(), Region.EU_WEST_1)) {
      assertRefused(() -> elsewhere.describeDBClusters(), "SignatureDoesNotMatch", 403);
    }
  }

  @Test
  void aServiceThatIsNotServedIsRefusedInItsOwnProtocol() {
    try (SecretsManagerClient secrets =
        LocalClients.to(SecretsManagerClient.builder(), server.uri())) {
      assertThatThrownBy(() -> secrets.listSecrets())
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("secretsmanager");
    }
  }

  @Test
  void anUnsignedCallIsRefused() throws Exception {
    HttpResponse<String> reply = post("Action=DescribeDBClusters", "");

    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.body()).contains("<Code>MissingAuthenticationToken</Code>");
  }

  @Test
  void aMalformedNumberIsTheCallersFault() throws Exception {
    HttpResponse<String> reply =
        post(
            "Action=DescribeDBClusters&MaxRecords=many",
            "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/rds/aws4_request, x");

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("<Code>MalformedInput</Code>").contains("MaxRecords");
  }

  @Test
  void aRefusedCallHasNoEffect() {
    fates.add(Fate.throttle().after(Duration.ofMillis(5)));

    assertRefused(() -> rds.startDBCluster(r -> {}), "Throttling", 400);
    assertThat(starts).hasValue(0);
  }

  @Test
  void aLostReplyLeavesItsEffect() {
    fates.add(Fate.dropReply());
    assertThatThrownBy(() -> rds.startDBCluster(r -> {})).isInstanceOf(SdkClientException.class);
    fates.add(Fate.failReply());
    assertRefused(() -> rds.startDBCluster(r -> {}), "InternalFailure", 500);

    assertThat(starts).hasValue(2);
  }

  @Test
  void aLostRequestHasNoEffect() {
    fates.add(Fate.dropRequest());

    assertThatThrownBy(() -> rds.startDBCluster(r -> {})).isInstanceOf(SdkClientException.class);
    assertThat(starts).hasValue(0);
  }

  private HttpResponse<String> post(String form, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri())
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .header("Authorization", authorization);
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void assertRefused(Runnable call, String code, int status) {
    RdsException refusal = catchThrowableOfType(RdsException.class, call::run);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.statusCode()).isEqualTo(status);
  }
}
