package io.aurorafleet.sandbox.bus;

import io.aurorafleet.sandbox.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Takes events to queues, on the timeline and never in the emitter's call. */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private final SqsClient queues;
  private final Timeline timeline;
  private final EventPlan plan;
  private final Executor executor;

  Delivery(SqsClient queues, Timeline timeline, EventPlan plan, Executor executor) {
    this.queues = queues;
    this.timeline = timeline;
    this.plan = plan;
    this.executor = executor;
  }

  /** Delivers to the targets that {@code match} names at the time of each delivery. */
  void plan(String event, Function<String, List<Target>> match) {
    for (Duration late : plan.deliveries(event)) {
      timeline.after(
          late, () -> executor.execute(() -> match.apply(event).forEach(t -> send(event, t))));
    }
  }

  private void send(String event, Target target) {
    String queue = target.arn().substring(target.arn().lastIndexOf(':') + 1);
    try {
      String url = queues.getQueueUrl(q -> q.queueName(queue)).queueUrl();
      queues.sendMessage(m -> m.queueUrl(url).messageBody(event));
    } catch (SdkException e) {
      LOG.warn("An event did not reach {}: {}", target.arn(), e.getMessage());
    }
  }
}
