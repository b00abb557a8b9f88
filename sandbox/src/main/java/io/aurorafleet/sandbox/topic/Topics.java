package io.aurorafleet.sandbox.topic;

import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.topic.Subscriptions.Listener;
import io.aurorafleet.sandbox.wire.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SNS with standard topics. Subscriptions are confirmed at once; a mail goes to an inbox that
 * {@link #mails()} reads. Messages are delivered within the call that publishes them.
 */
public final class Topics implements SnsClient {
  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
  private static final int MAX_BYTES = 262_144;
  private static final int MAX_SUBJECT = 100;
  private static final int PAGE = 100;
  private static final long ID_PREFIX = 0x534E_0000_0000_4000L;

  private final Account account;
  private final SqsClient queues;
  private final InstantSource clock;
  private final Subscriptions subscriptions = new Subscriptions();
  private final List<Mail> mails = new ArrayList<>();
  private long published;

  public Topics(Account account, SqsClient queues, InstantSource clock) {
    this.account = account;
    this.queues = queues;
    this.clock = clock;
  }

  /** Every mail sent so far, oldest first. */
  public synchronized List<Mail> mails() {
    return List.copyOf(mails);
  }

  @Override
  public synchronized CreateTopicResponse createTopic(CreateTopicRequest request) {
    if (request.name() == null || !request.name().matches("[A-Za-z0-9_-]{1,256}")) {
      throw Subscriptions.invalid("Topic Name");
    }
    String arn = account.arn("sns", request.name());
    subscriptions.addTopic(arn);
    return CreateTopicResponse.builder().topicArn(arn).build();
  }

  @Override
  public synchronized DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
    subscriptions.removeTopic(request.topicArn());
    return DeleteTopicResponse.builder().build();
  }

  @Override
  public synchronized ListTopicsResponse listTopics(ListTopicsRequest request) {
    Page<String> page = Page.of(subscriptions.topics(), request.nextToken(), PAGE);
    return ListTopicsResponse.builder()
        .topics(page.items().stream().map(arn -> Topic.builder().topicArn(arn).build()).toList())
        .nextToken(page.next())
        .build();
  }

  @Override
  public synchronized GetTopicAttributesResponse getTopicAttributes(
      GetTopicAttributesRequest request) {
    int confirmed = subscriptions.of(request.topicArn()).size();
    return GetTopicAttributesResponse.builder()
        .attributes(
            Map.of(
                "TopicArn", request.topicArn(),
                "Owner", account.id(),
                "SubscriptionsConfirmed", Integer.toString(confirmed),
                "SubscriptionsPending", "0"))
        .build();
  }

  @Override
  public synchronized SubscribeResponse subscribe(SubscribeRequest request) {
    String arn =
        subscriptions.add(
            request.topicArn(),
            request.protocol(),
            request.endpoint() == null ? "" : request.endpoint(),
            account.id(),
            request.attributes());
    return SubscribeResponse.builder().subscriptionArn(arn).build();
  }

  @Override
  public synchronized UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
    subscriptions.remove(request.subscriptionArn());
    return UnsubscribeResponse.builder().build();
  }

  @Override
  public synchronized ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
      ListSubscriptionsByTopicRequest request) {
    Page<Listener> page = Page.of(subscriptions.of(request.topicArn()), request.nextToken(), PAGE);
    return ListSubscriptionsByTopicResponse.builder()
        .subscriptions(page.items().stream().map(Listener::subscription).toList())
        .nextToken(page.next())
        .build();
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    check(request.message(), request.subject());
    String id;
    List<Listener> listeners;
    Instant now = clock.instant();
    synchronized (this) {
      listeners = List.copyOf(subscriptions.of(String.valueOf(request.topicArn())).values());
      id = new UUID(ID_PREFIX, Long.MIN_VALUE | published++).toString();
      listeners.stream()
          .filter(l -> l.subscription().protocol().equals("email"))
          .forEach(l -> mails.add(mail(request, l.subscription().endpoint(), now)));
    }
    listeners.stream()
        .filter(l -> l.subscription().protocol().equals("sqs"))
        .forEach(l -> send(request, l, id, now));
    return PublishResponse.builder().messageId(id).build();
  }

  private static Mail mail(PublishRequest message, String to, Instant now) {
    String subject = message.subject() == null ? "AWS Notification Message" : message.subject();
    return new Mail(now, to, subject, message.message());
  }

  private void send(PublishRequest message, Listener listener, String id, Instant now) {
    String endpoint = listener.subscription().endpoint();
    String queue = endpoint.substring(endpoint.lastIndexOf(':') + 1);
    String body =
        listener.raw()
            ? message.message()
            : Envelope.wrap(message, id, listener.subscription().subscriptionArn(), now);
    try {
      String url = queues.getQueueUrl(q -> q.queueName(queue)).queueUrl();
      queues.sendMessage(m -> m.queueUrl(url).messageBody(body));
    } catch (SdkException e) {
      LOG.warn("A notification did not reach {}: {}", endpoint, e.getMessage());
    }
  }

  private static void check(@Nullable String message, @Nullable String subject) {
    if (message == null || message.isEmpty()) {
      throw Subscriptions.invalid("Empty message");
    }
    if (message.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw Subscriptions.invalid("Message too long");
    }
    if (subject != null
        && (subject.isEmpty()
            || subject.length() > MAX_SUBJECT
            || !subject.chars().allMatch(c -> c >= ' ' && c < 0x7F))) {
      throw Subscriptions.invalid("Subject");
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
