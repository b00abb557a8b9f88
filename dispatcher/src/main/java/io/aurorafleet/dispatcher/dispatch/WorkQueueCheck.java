package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.signal.QueueUrls;
import jakarta.inject.Inject;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Asks for the work queue before anything is written, so that a wrong URL begins no run. */
public final class WorkQueueCheck {
  private final SqsClient sqs;
  private final QueueUrls urls;

  @Inject
  WorkQueueCheck(SqsClient sqs, QueueUrls urls) {
    this.sqs = sqs;
    this.urls = urls;
  }

  /** Throws {@link io.aurorafleet.cloud.call.OutsideException} when the queue cannot be used. */
  void run() {
    AwsCall.run(
        "look at the work queue " + urls.work(),
        () ->
            sqs.getQueueAttributes(
                r -> r.queueUrl(urls.work()).attributeNames(QueueAttributeName.QUEUE_ARN)));
  }
}
