package io.aurorafleet.cloud.signal;

import io.aurorafleet.cloud.call.AwsFaults;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Message attributes as SQS takes them: at most ten, no value empty. */
final class SqsAttributes {
  static final String REASON = "dead-letter-reason";

  private static final int MOST = 10;
  private static final int LONGEST_REASON = 1000;
  private static final Set<String> OLD_RECEIPT =
      Set.of(
          "ReceiptHandleIsInvalid",
          "MessageNotInflight",
          "AWS.SimpleQueueService.MessageNotInflight");

  private static final Pattern ABOUT_RECEIPT =
      Pattern.compile("receipt ?handle", Pattern.CASE_INSENSITIVE);

  private SqsAttributes() {}

  /** An empty value is left out, which SQS refuses and readers take for the same. */
  static Map<String, MessageAttributeValue> toSqs(Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new TreeMap<>();
    attributes.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build());
          }
        });
    return values;
  }

  /** Texts only; nothing of ours is binary. */
  static Map<String, String> fromSqs(Map<String, MessageAttributeValue> values) {
    Map<String, String> attributes = new HashMap<>();
    values.forEach(
        (name, value) -> {
          if (value.stringValue() != null) {
            attributes.put(name, value.stringValue());
          }
        });
    return attributes;
  }

  /** With a foreign message that has ten already, the last gives way to the reason. */
  static Map<String, String> withReason(Map<String, String> attributes, String reason) {
    TreeMap<String, String> all = new TreeMap<>(attributes);
    all.remove(REASON);
    while (all.size() >= MOST) {
      all.pollLastEntry();
    }
    String text = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    all.put(
        REASON,
        text.isEmpty()
            ? "no reason given"
            : text.substring(0, Math.min(text.length(), LONGEST_REASON)));
    return all;
  }

  /** SQS says so in three ways, one of them only in words. */
  static boolean receiptIsOld(SqsException fault) {
    String code = AwsFaults.code(fault);
    return OLD_RECEIPT.contains(code)
        || (code.equals("InvalidParameterValue") && ABOUT_RECEIPT.matcher(words(fault)).find());
  }

  private static String words(SqsException fault) {
    return String.valueOf(fault.getMessage());
  }
}
