package io.aurorafleet.cloud.announce;

import io.aurorafleet.cloud.OverHttp;
import io.aurorafleet.sandbox.bus.EventBus;
import io.aurorafleet.sandbox.topic.Topics;
import io.aurorafleet.sandbox.wire.Api;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;

class AnnouncerOverHttpTest extends AnnouncerContract {
  private final OverHttp http = new OverHttp();

  @AfterEach
  void stop() throws Exception {
    http.close();
  }

  @Override
  SnsClient reach(Topics topics) {
    return http.to(Api.SNS, topics, SnsClient.builder());
  }

  @Override
  EventBridgeClient reach(EventBus bus) {
    return http.to(Api.EVENTS, bus, EventBridgeClient.builder());
  }
}
