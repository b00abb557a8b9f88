package io.aurorafleet.sandbox.topic;

import java.time.Instant;

/**
 * A mail that SNS would have sent.
 *
 * @param to the subscribed address
 * @param subject as published; SNS's own words when none was
 * @param body the message
 */
public record Mail(Instant at, String to, String subject, String body) {
  /** The mail as people read it. */
  public String text() {
    return "To: %s%nDate: %s%nSubject: %s%n%n%s%n".formatted(to, at, subject, body);
  }
}
