package io.aurorafleet.sandbox.topic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** The JSON that SNS wraps around a message for a queue, unless raw delivery is asked for. */
final class Envelope {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Envelope() {}

  /** Not signed: whoever verifies SNS's signature cannot be tried here. */
  static String wrap(PublishRequest message, String id, String subscriptionArn, Instant at) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("Type", "Notification").put("MessageId", id);
    envelope.put("TopicArn", message.topicArn());
    if (message.subject() != null) {
      envelope.put("Subject", message.subject());
    }
    envelope.put("Message", message.message());
    envelope.put("Timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
    envelope.put("SignatureVersion", "1").put("Signature", "sandbox");
    envelope.put("UnsubscribeURL", "http://localhost/?Action=Unsubscribe&" + subscriptionArn);
    if (message.hasMessageAttributes()) {
      ObjectNode attributes = envelope.putObject("MessageAttributes");
      message
          .messageAttributes()
          .forEach(
              (name, value) ->
                  attributes
                      .putObject(name)
                      .put("Type", value.dataType())
                      .put("Value", value.stringValue()));
    }
    return envelope.toString();
  }
}
