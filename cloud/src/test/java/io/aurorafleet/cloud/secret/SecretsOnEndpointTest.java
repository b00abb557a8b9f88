package io.aurorafleet.cloud.secret;

import io.aurorafleet.localstack.NeedsEndpoint;
import io.aurorafleet.localstack.OnEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsEndpoint
class SecretsOnEndpointTest extends LoginsContract {
  private final OnEndpoint endpoint = new OnEndpoint();
  private final SecretsManagerClient client = endpoint.client(SecretsManagerClient.builder());

  @AfterAll
  void stop() throws Exception {
    endpoint.close();
  }

  @Override
  SecretsManagerClient secrets() {
    return client;
  }
}
