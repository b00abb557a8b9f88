package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.localstack.NeedsEndpoint;
import io.aurorafleet.localstack.OnEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsEndpoint
class S3OnEndpointTest extends ObjectStoreContract {
  private final OnEndpoint endpoint = new OnEndpoint();
  private final S3Client client = endpoint.client(S3Client.builder().forcePathStyle(true));

  @AfterAll
  void stop() throws Exception {
    endpoint.close();
  }

  @Override
  S3Client s3() {
    return client;
  }
}
