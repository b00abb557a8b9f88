package io.aurorafleet.cloud.signal;

import io.aurorafleet.localstack.NeedsEndpoint;
import io.aurorafleet.localstack.OnEndpoint;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.SqsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsEndpoint
class SqsOnEndpointTest extends SignalQueueContract {
  private final OnEndpoint endpoint = new OnEndpoint();
  private final SqsClient client = endpoint.client(SqsClient.builder());

  @AfterAll
  void stop() throws Exception {
    endpoint.close();
  }

  @Override
  SqsClient sqs() {
    return client;
  }

  @Override
  Duration patience() {
    return Duration.ofSeconds(10);
  }
}
