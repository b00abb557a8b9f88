package io.aurorafleet.contracts.checkpoint;

import java.time.Duration;

/**
 * What a step waits for. An event may end it at any moment; when none comes, the world is looked at
 * again after {@code look}.
 *
 * @param on for people: "the clone to become available"
 * @param look how long until the next look without an event
 */
public record Wait(String on, Duration look) {
  public Wait {
    if (look.isNegative() || look.isZero()) {
      throw new IllegalArgumentException("A wait looks again after a positive time");
    }
  }
}
