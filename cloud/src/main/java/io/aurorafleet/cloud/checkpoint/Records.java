package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;

/** Reads stored records that nobody but this software writes. */
final class Records {
  private Records() {}

  /** A record, or a failure that says which object cannot be read and what to do. */
  static <T> T read(Class<T> type, String key, String body, int schema) {
    return told(key, () -> Json.read(type, body, schema));
  }

  /** Reads something of an object. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws NewerSchemaException, UnreadableException;
  }

  /** What was read of an object, or a failure that says why it cannot be and what to do. */
  static <T> T told(String key, Reading<T> reading) {
    try {
      return reading.read();
    } catch (NewerSchemaException e) {
      throw new OutsideException(
          Failure.retry(
              "newer-schema",
              "%s was written by a newer version: %s".formatted(key, e.getMessage()),
              "Upgrade this worker or dispatcher"),
          e);
    } catch (UnreadableException e) {
      throw new OutsideException(
          Failure.fix(
              "unreadable",
              "%s cannot be read: %s".formatted(key, e.getMessage()),
              "Restore the object's last good version; the bucket keeps them all"),
          e);
    }
  }
}
