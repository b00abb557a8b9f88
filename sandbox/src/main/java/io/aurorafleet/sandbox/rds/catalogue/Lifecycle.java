package io.aurorafleet.sandbox.rds.catalogue;

import java.time.Instant;

/**
 * Until when a major is supported: standard support first, paid Extended Support after it. Dates
 * are ISO texts such as {@code 2027-02-28}.
 */
public record Lifecycle(int major, String start, String standardEnd, String extendedEnd) {
  /** Midnight UTC of one of the dates. */
  public static Instant midnight(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }
}
