package io.aurorafleet.sandbox.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aurorafleet.sandbox.identity.Account;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The envelope that EventBridge puts around every event. */
final class EventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  /** Reads a detail; empty unless it is a JSON object. */
  static Optional<JsonNode> detail(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static String envelope(
      Account account,
      String id,
      Instant time,
      String source,
      String detailType,
      JsonNode detail,
      List<String> resources) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("id", id).put("detail-type", detailType).put("source", source);
    event.put("account", account.id()).put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", account.region());
    event.set("resources", JSON.valueToTree(resources));
    event.set("detail", detail);
    return event.toString();
  }
}
