package io.aurorafleet.cloud.checkpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A bucket with strong read-after-write and conditional writes (S3 If-Match and If-None-Match).
 * Throws {@link io.aurorafleet.cloud.call.OutsideException} when the store cannot be reached or
 * refuses; then a write may or may not have happened.
 */
public interface ObjectStore {
  /**
   * An object as read.
   *
   * @param etag opaque; changes with every write
   * @param age how long ago it was written, by the store's own clock (its Date less Last-Modified,
   *     to the second), so that workers with wrong clocks agree
   */
  record Stored(String body, String etag, Duration age) {}

  Optional<Stored> get(String key);

  /** Writes an object that must not exist yet; empty when it does, else the new etag. */
  Optional<String> create(String key, String body);

  /** Writes an object that must still be as read; empty when it is not, else the new etag. */
  Optional<String> replace(String key, String body, String etag);

  /** Writes an artifact unconditionally; the content type follows from the key's ending. */
  void put(String key, String body);

  /** Every key under a prefix, in order. */
  List<String> keys(String prefix);

  /** The common prefixes one level below, each ending in a slash, in order. */
  List<String> children(String prefix);
}
