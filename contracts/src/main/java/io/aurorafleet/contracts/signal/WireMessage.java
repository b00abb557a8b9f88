package io.aurorafleet.contracts.signal;

import java.util.Map;

/** A message as SQS carries it: a body and at most ten string attributes. */
public record WireMessage(String body, Map<String, String> attributes) {
  /**
   * SQS allows ten; one is kept free for the reason a message is put into the dead-letter queue.
   */
  public static final int MOST_ATTRIBUTES = 9;

  public WireMessage {
    attributes = Map.copyOf(attributes);
  }
}
