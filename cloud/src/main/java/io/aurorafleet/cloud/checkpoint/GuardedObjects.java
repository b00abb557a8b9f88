package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Conditional writes whose answer can be relied on. A refused or unanswered write may still have
 * been ours: the reply was lost, and a retry inside the client met its own object. Every body holds
 * an id that is new for each write, so the stored object tells.
 */
final class GuardedObjects {
  /** S3 answers 409 while another write of the key is under way, which may then come to nothing. */
  private static final int TRIES = 4;

  private final ObjectStore objects;

  GuardedObjects(ObjectStore objects) {
    this.objects = objects;
  }

  Optional<ObjectStore.Stored> get(String key) {
    return objects.get(key);
  }

  /** The new etag, or empty when the object exists and is not what we wrote. */
  Optional<String> create(String key, String body) {
    return sure(key, body, null, () -> objects.create(key, body));
  }

  /** The new etag, or empty when somebody else has written in between. */
  Optional<String> replace(String key, String body, String etag) {
    return sure(key, body, etag, () -> objects.replace(key, body, etag));
  }

  private Optional<String> sure(
      String key, String body, @Nullable String before, Supplier<Optional<String>> write) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      OutsideException fault = null;
      try {
        Optional<String> written = write.get();
        if (written.isPresent()) {
          return written;
        }
      } catch (OutsideException e) {
        fault = e;
      }
      Optional<ObjectStore.Stored> now = look(key, fault);
      if (now.isPresent() && now.get().body().equals(body)) {
        return now.map(ObjectStore.Stored::etag);
      }
      if (!unchanged(now, before)) {
        return Optional.empty();
      }
      if (fault != null) {
        throw fault;
      }
    }
    throw new OutsideException(
        Failure.retry(
            "store-busy",
            "Could not write %s: S3 refused it %d times although nobody changed it."
                .formatted(key, TRIES),
            "It is tried again by itself."));
  }

  private Optional<ObjectStore.Stored> look(String key, @Nullable OutsideException fault) {
    try {
      return objects.get(key);
    } catch (OutsideException e) {
      if (fault == null) {
        throw e;
      }
      fault.addSuppressed(e);
      throw fault;
    }
  }

  private static boolean unchanged(Optional<ObjectStore.Stored> now, @Nullable String before) {
    return before == null
        ? now.isEmpty()
        : now.map(object -> object.etag().equals(before)).orElse(false);
  }
}
