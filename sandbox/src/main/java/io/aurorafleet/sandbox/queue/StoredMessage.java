package io.aurorafleet.sandbox.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One copy of a message in a queue. Guarded by the queues' lock. */
final class StoredMessage {
  final String id;
  final String body;
  final Map<String, MessageAttributeValue> attributes;
  final Optional<String> traceHeader;
  final Instant sentAt;
  Instant visibleAt;
  int receives;
  @Nullable String receipt;
  @Nullable Instant firstReceivedAt;
  @Nullable Instant receivedAt;
  @Nullable String deadLetterSource;

  StoredMessage(
      String id,
      String body,
      Map<String, MessageAttributeValue> attributes,
      Optional<String> traceHeader,
      Instant sentAt,
      Instant visibleAt) {
    this.id = id;
    this.body = body;
    this.attributes = Map.copyOf(attributes);
    this.traceHeader = traceHeader;
    this.sentAt = sentAt;
    this.visibleAt = visibleAt;
  }

  boolean inFlight(Instant now) {
    return receipt != null && visibleAt.isAfter(now);
  }

  /** What a receiver sees who asked for these attributes. */
  Message seen(List<String> wantedAttributes, List<String> wantedSystemAttributes) {
    Map<String, MessageAttributeValue> users = new HashMap<>(attributes);
    users.keySet().removeIf(name -> wantedAttributes.stream().noneMatch(w -> matches(w, name)));
    Map<MessageSystemAttributeName, String> system = systemAttributes();
    if (!wantedSystemAttributes.contains("All")) {
      system.keySet().removeIf(name -> !wantedSystemAttributes.contains(name.toString()));
    }
    return Message.builder()
        .messageId(id)
        .receiptHandle(receipt)
        .body(body)
        .messageAttributes(users)
        .attributes(system)
        .build();
  }

  private static boolean matches(String wanted, String name) {
    return wanted.equals("All")
        || wanted.equals(name)
        || (wanted.endsWith("*") && name.startsWith(wanted.replaceAll("\\.?\\*$", "")));
  }

  private Map<MessageSystemAttributeName, String> systemAttributes() {
    Map<MessageSystemAttributeName, String> system = new HashMap<>();
    system.put(MessageSystemAttributeName.SENDER_ID, "AIDASANDBOXUSER");
    system.put(MessageSystemAttributeName.SENT_TIMESTAMP, millis(sentAt));
    system.put(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, Integer.toString(receives));
    if (firstReceivedAt != null) {
      system.put(
          MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, millis(firstReceivedAt));
    }
    traceHeader.ifPresent(t -> system.put(MessageSystemAttributeName.AWS_TRACE_HEADER, t));
    if (deadLetterSource != null) {
      system.put(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, deadLetterSource);
    }
    return system;
  }

  private static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }
}
