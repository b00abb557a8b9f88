package io.aurorafleet.cloud.announce;

import io.aurorafleet.localstack.NeedsEndpoint;
import io.aurorafleet.localstack.OnEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsEndpoint
class AnnouncerOnEndpointTest extends AnnouncerContract {
  private final OnEndpoint endpoint = new OnEndpoint();
  private final SnsClient sns = endpoint.client(SnsClient.builder());
  private final EventBridgeClient bus = endpoint.client(EventBridgeClient.builder());
  private final SqsClient sqs = endpoint.client(SqsClient.builder());

  @AfterAll
  void stop() throws Exception {
    endpoint.close();
  }

  @Override
  SnsClient sns() {
    return sns;
  }

  @Override
  EventBridgeClient bus() {
    return bus;
  }

  @Override
  SqsClient sqs() {
    return sqs;
  }

  @Override
  int patience() {
    return 10;
  }
}
