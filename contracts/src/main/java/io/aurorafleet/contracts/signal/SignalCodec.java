package io.aurorafleet.contracts.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signals to messages and back. The body of ours is the order, the cursor stands in the attributes;
 * an RDS notice is EventBridge's own envelope, unchanged. An order without attributes, as somebody
 * may send by hand, is read as a fresh order.
 */
public final class SignalCodec {
  private SignalCodec() {}

  public static WireMessage encode(WorkSignal signal) {
    Order order = signal.order();
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("run", order.run().value());
    attributes.put("cluster", order.cluster().value());
    attributes.put("module", order.module().name());
    attributes.put("wave", order.wave().name());
    attributes.put("step", signal.cursor().step());
    attributes.put("visit", Long.toString(signal.cursor().visit()));
    attributes.put("attempt", Integer.toString(signal.cursor().attempt()));
    attributes.put("reason", signal.reason().name());
    attributes.put("schema", Integer.toString(order.schema()));
    return new WireMessage(Json.write(order), attributes);
  }

  /**
   * Reads any message of the work queue or the events queue.
   *
   * @throws NewerSchemaException when a newer version sent it: hide it, a newer worker will read it
   * @throws UnreadableException when it is neither an order nor an RDS event
   */
  public static Signal decode(WireMessage message)
      throws NewerSchemaException, UnreadableException {
    JsonNode tree = Json.tree(message.body());
    return tree.has("detail-type") ? notice(tree) : work(message);
  }

  private static WorkSignal work(WireMessage message)
      throws NewerSchemaException, UnreadableException {
    Order order = Json.read(Order.class, message.body(), Order.SCHEMA);
    Map<String, String> at = message.attributes();
    if (!order.run().value().equals(at.getOrDefault("run", order.run().value()))
        || !order.cluster().value().equals(at.getOrDefault("cluster", order.cluster().value()))) {
      throw new UnreadableException(
          "its attributes name another run or cluster than its body", null);
    }
    try {
      WorkSignal.Cursor cursor =
          new WorkSignal.Cursor(
              at.getOrDefault("step", ""),
              Long.parseLong(at.getOrDefault("visit", "0")),
              Integer.parseInt(at.getOrDefault("attempt", "1")));
      String reason = at.getOrDefault("reason", "ORDER").toUpperCase(Locale.ROOT);
      return new WorkSignal(order, cursor, WorkSignal.Reason.valueOf(reason));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("its attributes visit, attempt or reason are malformed", e);
    }
  }

  private static RdsNotice notice(JsonNode tree) throws UnreadableException {
    JsonNode detail = tree.path("detail");
    if (!tree.path("source").asText().equals("aws.rds")
        || detail.path("SourceIdentifier").asText().isEmpty()) {
      throw new UnreadableException("it is an event, but not one of aws.rds about a source", null);
    }
    try {
      return new RdsNotice(
          tree.path("id").asText(),
          detail.path("EventID").asText(),
          detail.path("SourceType").asText(),
          detail.path("SourceIdentifier").asText(),
          tree.path("account").asText(),
          tree.path("region").asText(),
          Instant.parse(detail.path("Date").asText(tree.path("time").asText())),
          detail.path("Message").asText());
    } catch (DateTimeException e) {
      throw new UnreadableException("its date is malformed", e);
    }
  }
}
