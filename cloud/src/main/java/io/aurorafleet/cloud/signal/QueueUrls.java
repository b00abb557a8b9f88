package io.aurorafleet.cloud.signal;

import java.util.List;

/** The URLs of the three queues. */
public record QueueUrls(String work, String events, String deadLetters) {
  public QueueUrls {
    if (List.of(work, events, deadLetters).stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "The URLs of the work queue, the events queue and the dead-letter queue are all needed");
    }
  }
}
