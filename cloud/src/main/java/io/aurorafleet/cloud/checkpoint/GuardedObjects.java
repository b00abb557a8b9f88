package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.call.OutsideException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Conditional writes whose answer can be relied on. A refused or unanswered write may still have
 * been ours: the reply was lost, and a retry inside the client met its own object. Every body holds
 * an id that is new for each write, so the stored object tells.
 */
final class GuardedObjects {
  private final ObjectStore objects;

  GuardedObjects(ObjectStore objects) {
    this.objects = objects;
  }

  Optional<ObjectStore.Stored> get(String key) {
    return objects.get(key);
  }

  /** The new etag, or empty when the object exists and is not what we wrote. */
  Optional<String> create(String key, String body) {
    return sure(key, body, () -> objects.create(key, body));
  }

  /** The new etag, or empty when somebody else has written in between. */
  Optional<String> replace(String key, String body, String etag) {
    return sure(key, body, () -> objects.replace(key, body, etag));
  }

  private Optional<String> sure(String key, String body, Supplier<Optional<String>> write) {
    Optional<String> etag;
    try {
      etag = write.get();
    } catch (OutsideException e) {
      return ours(key, body).or(() -> rethrow(e));
    }
    return etag.or(() -> ours(key, body));
  }

  private Optional<String> ours(String key, String body) {
    return objects.get(key).filter(s -> s.body().equals(body)).map(ObjectStore.Stored::etag);
  }

  private static Optional<String> rethrow(OutsideException e) {
    throw e;
  }
}
