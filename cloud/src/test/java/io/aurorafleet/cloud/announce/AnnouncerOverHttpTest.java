package io.aurorafleet.cloud.announce;

import io.aurorafleet.cloud.OverHttp;
import io.aurorafleet.sandbox.wire.Api;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;

class AnnouncerOverHttpTest extends AnnouncerInMemoryTest {
  private final OverHttp http = new OverHttp();
  private final SnsClient overSns = http.to(Api.SNS, topics, SnsClient.builder());
  private final EventBridgeClient overBus = http.to(Api.EVENTS, bus, EventBridgeClient.builder());

  @AfterEach
  @Override
  void fallSilent() throws Exception {
    super.fallSilent();
    http.close();
  }

  @Override
  SnsClient sns() {
    return overSns;
  }

  @Override
  EventBridgeClient bus() {
    return overBus;
  }
}
