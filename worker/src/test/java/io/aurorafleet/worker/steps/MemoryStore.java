package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket in memory. */
public final class MemoryStore implements ObjectStore {
  public final TreeMap<String, Stored> objects = new TreeMap<>();
  private int writes;

  @Override
  public Optional<Stored> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  public String text(String key) {
    return get(key).map(Stored::body).orElse("");
  }

  @Override
  public Optional<String> create(String key, String body) {
    return objects.containsKey(key) ? Optional.empty() : Optional.of(write(key, body));
  }

  @Override
  public Optional<String> replace(String key, String body, String etag) {
    return get(key).filter(s -> s.etag().equals(etag)).map(s -> write(key, body));
  }

  @Override
  public void put(String key, String body) {
    write(key, body);
  }

  @Override
  public List<String> keys(String prefix) {
    return objects.keySet().stream().filter(k -> k.startsWith(prefix)).toList();
  }

  @Override
  public List<String> children(String prefix) {
    return keys(prefix).stream()
        .filter(k -> k.indexOf('/', prefix.length()) > 0)
        .map(k -> k.substring(0, k.indexOf('/', prefix.length()) + 1))
        .distinct()
        .toList();
  }

  private String write(String key, String body) {
    String etag = Integer.toString(++writes);
    objects.put(key, new Stored(body, etag, Duration.ZERO));
    return etag;
  }
}
