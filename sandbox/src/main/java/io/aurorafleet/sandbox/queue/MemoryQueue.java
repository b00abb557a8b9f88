package io.aurorafleet.sandbox.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One standard queue. Guarded by the queues' lock. */
final class MemoryQueue {
  final String name;
  final String arn;
  private final Map<String, String> attributes;
  private QueueSettings settings;
  private final List<StoredMessage> messages = new ArrayList<>();
  private long receipts;

  MemoryQueue(String name, String arn, Map<String, String> attributes) {
    this.name = name;
    this.arn = arn;
    this.attributes = new HashMap<>(attributes);
    this.settings = QueueSettings.of(attributes);
  }

  QueueSettings settings() {
    return settings;
  }

  Map<String, String> attributes() {
    return Map.copyOf(attributes);
  }

  void change(Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(attributes);
    all.putAll(changed);
    settings = QueueSettings.of(all);
    attributes.putAll(changed);
  }

  void add(StoredMessage message) {
    messages.add(message);
  }

  void purge() {
    messages.clear();
  }

  /**
   * Up to {@code most} visible messages, hidden from now on; those received too often go to {@code
   * deadLetter} instead, with the ARN that the redrive policy names.
   */
  List<StoredMessage> receive(
      int most,
      Duration hidden,
      Instant now,
      QueuePlan plan,
      BiConsumer<String, StoredMessage> deadLetter) {
    expire(now);
    List<StoredMessage> visible =
        new ArrayList<>(messages.stream().filter(m -> !m.visibleAt.isAfter(now)).toList());
    List<StoredMessage> received = new ArrayList<>();
    while (received.size() < most && !visible.isEmpty()) {
      StoredMessage next = visible.remove(plan.pick(name, visible.size()));
      if (spent(next)) {
        messages.remove(next);
        deadLetter.accept(settings.redrive().orElseThrow().targetArn(), next);
      } else {
        hide(next, hidden, now);
        received.add(next);
      }
    }
    return received;
  }

  private boolean spent(StoredMessage message) {
    return settings.redrive().filter(r -> message.receives >= r.maxReceiveCount()).isPresent();
  }

  private void hide(StoredMessage message, Duration hidden, Instant now) {
    message.receives++;
    message.receipt = name + "#" + message.id + "#" + receipts++;
    message.visibleAt = now.plus(hidden);
    message.receivedAt = now;
    message.firstReceivedAt = message.firstReceivedAt == null ? now : message.firstReceivedAt;
  }

  /** A receipt that is no longer the message's latest deletes nothing, and SQS does not say so. */
  void delete(String receipt) {
    checkOurs(receipt);
    messages.removeIf(message -> receipt.equals(message.receipt));
  }

  void changeVisibility(String receipt, Duration hidden, Instant now) {
    checkOurs(receipt);
    StoredMessage message =
        messages.stream()
            .filter(m -> receipt.equals(m.receipt))
            .findFirst()
            .orElseThrow(
                () ->
                    SqsFaults.invalid(
                        "Value "
                            + receipt
                            + " for parameter ReceiptHandle is invalid. Reason: Message does not"
                            + " exist or is not available for visibility timeout change."));
    if (!message.inFlight(now)) {
      throw SqsFaults.notInFlight();
    }
    Instant until = now.plus(hidden);
    if (message.receivedAt != null
        && until.isAfter(message.receivedAt.plus(MessageLimits.LONGEST_VISIBILITY))) {
      throw SqsFaults.invalid(
          "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
    }
    message.visibleAt = until;
  }

  private void checkOurs(String receipt) {
    if (!receipt.startsWith(name + "#")) {
      throw SqsFaults.badReceipt(receipt);
    }
  }

  private void expire(Instant now) {
    messages.removeIf(m -> m.sentAt.plus(settings.retention()).isBefore(now));
  }

  /** The attributes that are counted rather than set. */
  Map<String, String> counts(Instant now) {
    expire(now);
    long flying = messages.stream().filter(m -> m.inFlight(now)).count();
    long visible = messages.stream().filter(m -> !m.visibleAt.isAfter(now)).count();
    return Map.of(
        "ApproximateNumberOfMessages", Long.toString(visible),
        "ApproximateNumberOfMessagesNotVisible", Long.toString(flying),
        "ApproximateNumberOfMessagesDelayed", Long.toString(messages.size() - visible - flying),
        "QueueArn", arn);
  }

  Optional<Instant> nextVisible() {
    Instant first = null; // a loop, because a simulation asks at every turn
    for (StoredMessage message : messages) {
      if (first == null || message.visibleAt.isBefore(first)) {
        first = message.visibleAt;
      }
    }
    return Optional.ofNullable(first);
  }

  List<StoredMessage> messages() {
    return List.copyOf(messages);
  }
}
