package io.aurorafleet.cloud.announce;

import io.aurorafleet.sandbox.bus.EventBus;
import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.queue.MemorySqs;
import io.aurorafleet.sandbox.queue.QueuePlan;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.sandbox.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class AnnouncerInMemoryTest extends AnnouncerContract {
  private final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  private final Account account = new Account("123456789012", "eu-west-1");
  private final MemorySqs sqs = new MemorySqs(account, time, QueuePlan.NONE);
  final Topics topics = new Topics(account, sqs, time);
  final EventBus bus = new EventBus(account, sqs, time, EventPlan.NONE, Runnable::run);

  @Override
  SnsClient sns() {
    return topics;
  }

  @Override
  EventBridgeClient bus() {
    return bus;
  }

  /** What the bus puts off has come when the queue is read. */
  @Override
  SqsClient sqs() {
    time.advance(Duration.ZERO);
    return sqs;
  }

  @Override
  int patience() {
    return 0;
  }
}
