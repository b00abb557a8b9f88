package io.aurorafleet.sandbox.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a queue's attributes say, as numbers; AWS's defaults where they say nothing. */
record QueueSettings(
    Duration delay, Duration visibility, Duration retention, Optional<Redrive> redrive) {
  /** Where messages go that were received too often. */
  record Redrive(String targetArn, int maxReceiveCount) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  static QueueSettings of(Map<String, String> attributes) {
    return new QueueSettings(
        seconds(attributes, "DelaySeconds", 0, 0, 900),
        seconds(attributes, "VisibilityTimeout", 30, 0, 43_200),
        seconds(attributes, "MessageRetentionPeriod", 345_600, 60, 1_209_600),
        Optional.ofNullable(attributes.get("RedrivePolicy"))
            .filter(policy -> !policy.isBlank())
            .map(QueueSettings::redrive));
  }

  private static Duration seconds(
      Map<String, String> attributes, String name, int otherwise, int least, int most) {
    String text = attributes.getOrDefault(name, Integer.toString(otherwise));
    try {
      int seconds = Integer.parseInt(text);
      if (seconds >= least && seconds <= most) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // Answered like a number out of range.
    }
    throw SqsFaults.outOfRange(name, text, "between " + least + " and " + most);
  }

  private static Redrive redrive(String policy) {
    try {
      JsonNode json = JSON.readTree(policy);
      int count = json.path("maxReceiveCount").asInt();
      String target = json.path("deadLetterTargetArn").asText();
      if (count >= 1 && count <= 1000 && !target.isEmpty()) {
        return new Redrive(target, count);
      }
    } catch (JsonProcessingException e) {
      // Answered like a policy that lacks a field.
    }
    throw SqsFaults.outOfRange(
        "RedrivePolicy", policy, "JSON with deadLetterTargetArn and maxReceiveCount, 1 to 1000");
  }
}
