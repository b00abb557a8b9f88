package io.aurorafleet.sandbox.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The clusters by name, each with a directory and a port of its own. */
final class Clusters {
  private final Path directory;
  private final Ports ports;
  private final Map<String, Cluster> byName = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  Clusters(Path directory, Ports ports) {
    this.ports = ports;
    this.directory = directory;
  }

  /** A cluster without data as yet; its name must be new. */
  Cluster add(String name) {
    Cluster made =
        new Cluster(name, directory.resolve("c" + count.incrementAndGet()), ports.take());
    if (byName.putIfAbsent(name, made) != null) {
      ports.release(made.port);
      throw new PostgresFailure("There is a cluster " + name + " already");
    }
    return made;
  }

  Cluster get(String name) {
    Cluster found = byName.get(name);
    if (found == null) {
      throw new PostgresFailure("There is no cluster " + name);
    }
    return found;
  }

  /** Forgets a cluster and hands it over, or null when there is none. */
  @Nullable Cluster remove(String name) {
    Cluster removed = byName.remove(name);
    if (removed != null) {
      ports.release(removed.port);
    }
    return removed;
  }
}
