package io.aurorafleet.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.LocalClients;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

class FaultsTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @Test
  void theTableSaysWhatTheSdkSays() throws Exception {
    List<String> expected = new ArrayList<>();
    for (Map.Entry<Api, SdkClient> client : Clients.all(NOWHERE).entrySet()) {
      expected.addAll(ModelledFaults.lines(client.getKey().client(), client.getValue()));
    }
    expected.addAll(
        ModelledFaults.lines(SqsClient.class, LocalClients.to(SqsClient.builder(), NOWHERE)));
    try (InputStream file = Faults.class.getResourceAsStream("faults.tsv")) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1))
          .containsExactlyElementsOf(expected.stream().sorted().toList());
    }
  }

  @Test
  void aModelledFaultCarriesItsCodeAndStatus() {
    AwsServiceException fault =
        Faults.modelled(DbClusterNotFoundException.builder(), "DBCluster orders not found.");

    assertThat(fault).isInstanceOf(DbClusterNotFoundException.class);
    assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("DBClusterNotFoundFault");
    assertThat(fault.statusCode()).isEqualTo(404);
    assertThat(fault).hasMessageContaining("DBCluster orders not found.");
  }
}
