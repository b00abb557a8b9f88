package io.aurorafleet.sandbox.queue;

import io.aurorafleet.sandbox.identity.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/**
 * SQS with standard queues, in memory and in any time: delays and visibility follow the clock it is
 * given. A long poll returns at once, since nothing can arrive while a virtual clock stands still.
 * Message ids and receipt handles repeat from run to run, so that a simulation replays.
 */
public final class MemorySqs implements SqsClient {
  private final Account account;
  private final InstantSource clock;
  private final QueuePlan plan;
  private final Map<String, MemoryQueue> queues = new HashMap<>();
  private final Sender sender;

  public MemorySqs(Account account, InstantSource clock, QueuePlan plan) {
    this.account = account;
    this.clock = clock;
    this.plan = plan;
    this.sender = new Sender(clock, plan);
  }

  /**
   * When the next message that is hidden or delayed becomes visible; a moment in the past when one
   * is visible now. For whoever moves a virtual clock.
   */
  public synchronized Optional<Instant> nextVisible(String queueUrl) {
    return queue(queueUrl).nextVisible();
  }

  /** Every message in the queue, hidden ones too, without receiving them. */
  public synchronized List<Message> peek(String queueUrl) {
    return queue(queueUrl).messages().stream()
        .map(m -> m.seen(List.of("All"), List.of("All")))
        .toList();
  }

  @Override
  public synchronized CreateQueueResponse createQueue(CreateQueueRequest request) {
    Map<String, String> attributes = request.attributesAsStrings();
    String name = request.queueName();
    MemoryQueue old = queues.get(name);
    if (old != null && !old.attributes().entrySet().containsAll(attributes.entrySet())) {
      throw SqsFaults.nameTaken();
    }
    if (old == null) {
      queues.put(name, new MemoryQueue(name, account.arn("sqs", name), attributes));
    }
    return CreateQueueResponse.builder().queueUrl(url(name)).build();
  }

  @Override
  public synchronized DeleteQueueResponse deleteQueue(DeleteQueueRequest request) {
    queues.remove(queue(request.queueUrl()).name);
    return DeleteQueueResponse.builder().build();
  }

  @Override
  public synchronized PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
    queue(request.queueUrl()).purge();
    return PurgeQueueResponse.builder().build();
  }

  @Override
  public synchronized GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return GetQueueUrlResponse.builder().queueUrl(url(queue(request.queueName()).name)).build();
  }

  @Override
  public synchronized GetQueueAttributesResponse getQueueAttributes(
      GetQueueAttributesRequest request) {
    MemoryQueue queue = queue(request.queueUrl());
    Map<String, String> all = new HashMap<>(queue.attributes());
    all.putAll(queue.counts(clock.instant()));
    List<String> wanted = request.attributeNamesAsStrings();
    all.keySet().removeIf(name -> !wanted.contains("All") && !wanted.contains(name));
    return GetQueueAttributesResponse.builder().attributesWithStrings(all).build();
  }

  @Override
  public synchronized SetQueueAttributesResponse setQueueAttributes(
      SetQueueAttributesRequest request) {
    queue(request.queueUrl()).change(request.attributesAsStrings());
    return SetQueueAttributesResponse.builder().build();
  }

  @Override
  public synchronized SendMessageResponse sendMessage(SendMessageRequest request) {
    String id = sender.send(queue(request.queueUrl()), request);
    return SendMessageResponse.builder().messageId(id).build();
  }

  @Override
  public synchronized SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    return sender.sendBatch(queue(request.queueUrl()), request.entries());
  }

  @Override
  public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    MemoryQueue queue = queue(request.queueUrl());
    int most = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
    if (most < 1 || most > 10) {
      throw SqsFaults.outOfRange("MaxNumberOfMessages", most, "between 1 and 10");
    }
    Duration hidden =
        request.visibilityTimeout() == null
            ? queue.settings().visibility()
            : visibility(request.visibilityTimeout());
    List<Message> messages =
        queue.receive(most, hidden, clock.instant(), plan, (arn, m) -> bury(queue, arn, m)).stream()
            .map(
                m ->
                    m.seen(
                        request.messageAttributeNames(),
                        request.messageSystemAttributeNamesAsStrings()))
            .toList();
    return ReceiveMessageResponse.builder().messages(messages).build();
  }

  @Override
  public synchronized DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    delete(queue(request.queueUrl()), request.receiptHandle());
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public synchronized DeleteMessageBatchResponse deleteMessageBatch(
      DeleteMessageBatchRequest request) {
    MemoryQueue queue = queue(request.queueUrl());
    Batches result =
        Batches.run(
            request.entries(),
            DeleteMessageBatchRequestEntry::id,
            entry -> delete(queue, entry.receiptHandle()));
    return DeleteMessageBatchResponse.builder()
        .successful(
            result.done().stream()
                .map(id -> DeleteMessageBatchResultEntry.builder().id(id).build())
                .toList())
        .failed(result.failed())
        .build();
  }

  private void delete(MemoryQueue queue, String receipt) {
    if (!plan.forgetsDelete(queue.name)) {
      queue.delete(receipt);
    }
  }

  @Override
  public synchronized ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    queue(request.queueUrl())
        .changeVisibility(
            request.receiptHandle(), visibility(request.visibilityTimeout()), clock.instant());
    return ChangeMessageVisibilityResponse.builder().build();
  }

  private static Duration visibility(int seconds) {
    if (seconds < 0 || seconds > 43_200) {
      throw SqsFaults.outOfRange("VisibilityTimeout", seconds, "between 0 and 43200");
    }
    return Duration.ofSeconds(seconds);
  }

  private void bury(MemoryQueue from, String targetArn, StoredMessage message) {
    message.deadLetterSource = from.arn;
    message.receipt = null;
    queue(targetArn.substring(targetArn.lastIndexOf(':') + 1)).add(message);
  }

  private String url(String name) {
    return "https://sqs." + account.region() + ".amazonaws.com/" + account.id() + "/" + name;
  }

  /** By URL, as SQS asks for, or by bare name. */
  private MemoryQueue queue(String urlOrName) {
    MemoryQueue queue = queues.get(urlOrName.substring(urlOrName.lastIndexOf('/') + 1));
    if (queue == null) {
      throw SqsFaults.noSuchQueue();
    }
    return queue;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
