package io.aurorafleet.sandbox.topic;

import io.aurorafleet.sandbox.wire.Faults;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Topics and who listens to them. Guarded by the topics' lock. */
final class Subscriptions {
  /** One listener; {@code raw} leaves SNS's envelope off. */
  record Listener(Subscription subscription, boolean raw) {}

  private final NavigableMap<String, NavigableMap<String, Listener>> byTopic = new TreeMap<>();
  private long made;

  void addTopic(String topicArn) {
    byTopic.putIfAbsent(topicArn, new TreeMap<>());
  }

  void removeTopic(String topicArn) {
    byTopic.remove(topicArn);
  }

  NavigableMap<String, String> topics() {
    NavigableMap<String, String> names = new TreeMap<>();
    byTopic.keySet().forEach(arn -> names.put(arn, arn));
    return names;
  }

  NavigableMap<String, Listener> of(String topicArn) {
    NavigableMap<String, Listener> listeners = byTopic.get(topicArn);
    if (listeners == null) {
      throw Faults.modelled(NotFoundException.builder(), "Topic does not exist");
    }
    return listeners;
  }

  /** Subscribing the same endpoint again gives the subscription that exists. */
  String add(
      String topicArn,
      String protocol,
      String endpoint,
      String owner,
      Map<String, String> options) {
    check(protocol, endpoint, options);
    NavigableMap<String, Listener> listeners = of(topicArn);
    for (Listener listener : listeners.values()) {
      Subscription old = listener.subscription();
      if (old.protocol().equals(protocol) && old.endpoint().equals(endpoint)) {
        return old.subscriptionArn();
      }
    }
    String arn = topicArn + ":00000000-0000-4000-8000-%012d".formatted(made++);
    Subscription subscription =
        Subscription.builder()
            .subscriptionArn(arn)
            .topicArn(topicArn)
            .protocol(protocol)
            .endpoint(endpoint)
            .owner(owner)
            .build();
    boolean raw = Boolean.parseBoolean(options.get("RawMessageDelivery"));
    listeners.put(arn, new Listener(subscription, raw));
    return arn;
  }

  /** Unknown subscriptions are ignored, as SNS does. */
  void remove(String subscriptionArn) {
    byTopic.values().forEach(listeners -> listeners.remove(subscriptionArn));
  }

  private static void check(String protocol, String endpoint, Map<String, String> options) {
    boolean known =
        protocol.equals("email") ? endpoint.contains("@") : endpoint.startsWith("arn:aws:sqs:");
    if (!known || !(protocol.equals("email") || protocol.equals("sqs"))) {
      throw invalid(
          "The sandbox delivers to sqs (a queue's ARN) and email, not to "
              + protocol
              + " "
              + endpoint);
    }
    for (String option : options.keySet()) {
      if (!option.equals("RawMessageDelivery")) {
        throw invalid("The sandbox has no subscription attribute " + option);
      }
    }
  }

  static RuntimeException invalid(String reason) {
    return Faults.modelled(InvalidParameterException.builder(), "Invalid parameter: " + reason);
  }
}
