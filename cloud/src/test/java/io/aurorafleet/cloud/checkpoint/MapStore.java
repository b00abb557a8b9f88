package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An object store in a map, whose next writes can be made to go wrong in the ways of S3. */
final class MapStore implements ObjectStore {
  /** What happens to a write. */
  enum Fate {
    DONE,
    /** Written, but the caller is told of a timeout. */
    REPLY_LOST,
    /** Written by a first try whose reply was lost; the client's own retry then met 412. */
    RETRIED,
    /** Not written, and the caller is told of a timeout. */
    REQUEST_LOST,
    /** Not written: 409, another write is under way. */
    CONFLICT
  }

  final Deque<Fate> fates = new ArrayDeque<>();
  int writes;

  private final NavigableMap<String, Stored> objects = new TreeMap<>();

  @Override
  public synchronized Optional<Stored> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  @Override
  public synchronized Optional<String> create(String key, String body) {
    return objects.containsKey(key) ? Optional.empty() : fated(key, body);
  }

  @Override
  public synchronized Optional<String> replace(String key, String body, String etag) {
    Stored there = objects.get(key);
    return there == null || !there.etag().equals(etag) ? Optional.empty() : fated(key, body);
  }

  @Override
  public synchronized void put(String key, String body) {
    objects.put(key, new Stored(body, "\"" + ++writes + "\"", Duration.ZERO));
  }

  @Override
  public synchronized List<String> keys(String prefix) {
    return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  @Override
  public synchronized List<String> children(String prefix) {
    return keys(prefix).stream()
        .filter(key -> key.indexOf('/', prefix.length()) > 0)
        .map(key -> key.substring(0, key.indexOf('/', prefix.length()) + 1))
        .distinct()
        .collect(Collectors.toList());
  }

  private Optional<String> fated(String key, String body) {
    Fate fate = fates.isEmpty() ? Fate.DONE : fates.remove();
    if (fate == Fate.DONE || fate == Fate.REPLY_LOST || fate == Fate.RETRIED) {
      put(key, body);
    }
    if (fate == Fate.REPLY_LOST || fate == Fate.REQUEST_LOST) {
      throw new OutsideException(Failure.retry("no-reply", "Could not write " + key, "again"));
    }
    return fate == Fate.DONE ? Optional.of("\"" + writes + "\"") : Optional.empty();
  }
}
