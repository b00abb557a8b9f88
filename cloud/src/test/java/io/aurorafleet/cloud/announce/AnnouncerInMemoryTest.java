package io.aurorafleet.cloud.announce;

import io.aurorafleet.sandbox.bus.EventBus;
import io.aurorafleet.sandbox.topic.Topics;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;

class AnnouncerInMemoryTest extends AnnouncerContract {
  @Override
  SnsClient reach(Topics topics) {
    return topics;
  }

  @Override
  EventBridgeClient reach(EventBus bus) {
    return bus;
  }
}
