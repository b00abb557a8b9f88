package io.aurorafleet.sandbox.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What SQS refuses to carry. */
final class MessageLimits {
  static final int MAX_BYTES = 1_048_576;
  static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
  private static final int MAX_ATTRIBUTES = 10;
  private static final int MAX_DELAY = 900;

  private MessageLimits() {}

  /** The size that counts, of body and attributes, for a message that may be sent. */
  static int check(@Nullable String body, Map<String, MessageAttributeValue> attributes) {
    if (body == null || body.isEmpty()) {
      throw SqsFaults.invalid("The request must contain the parameter MessageBody.");
    }
    if (attributes.size() > MAX_ATTRIBUTES) {
      throw SqsFaults.invalid(
          "Number of message attributes ["
              + attributes.size()
              + "] exceeds the allowed maximum ["
              + MAX_ATTRIBUTES
              + "].");
    }
    int bytes = size(body, attributes);
    if (bytes > MAX_BYTES) {
      throw SqsFaults.invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + MAX_BYTES
              + " bytes.");
    }
    return bytes;
  }

  static void checkDelay(@Nullable Integer seconds) {
    if (seconds != null && (seconds < 0 || seconds > MAX_DELAY)) {
      throw SqsFaults.outOfRange("DelaySeconds", seconds, ">= 0 and <= " + MAX_DELAY);
    }
  }

  private static int size(String body, Map<String, MessageAttributeValue> attributes) {
    int bytes = bytes(body);
    for (Map.Entry<String, MessageAttributeValue> attribute : attributes.entrySet()) {
      MessageAttributeValue value = attribute.getValue();
      boolean empty =
          (value.stringValue() == null || value.stringValue().isEmpty())
              && value.binaryValue() == null;
      if (empty || value.dataType() == null) {
        throw SqsFaults.invalid(
            "Message (user) attribute '"
                + attribute.getKey()
                + "' must contain a non-empty value and its type.");
      }
      bytes += bytes(attribute.getKey()) + bytes(value.dataType());
      bytes +=
          value.binaryValue() == null
              ? bytes(value.stringValue())
              : value.binaryValue().asByteArrayUnsafe().length;
    }
    return bytes;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
