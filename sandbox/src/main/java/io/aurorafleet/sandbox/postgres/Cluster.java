package io.aurorafleet.sandbox.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One cluster: its directory, its port and the server that holds its data at present. Whoever works
 * on it holds its lock; the log stays where it is when the data move to another version.
 */
final class Cluster {
  final String name;
  final Path directory;
  final int port;
  final ReentrantLock lock = new ReentrantLock();
  private @Nullable Server server;
  private Map<String, String> settings = Map.of();
  private int generation;

  Cluster(String name, Path directory, int port) {
    this.name = name;
    this.directory = directory;
    this.port = port;
  }

  Path log() {
    return directory.resolve("log");
  }

  /** Does one thing at a time. */
  <T> T alone(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Where the data of the next version go, beside the present ones. */
  Path nextData() {
    return directory.resolve("data-" + ++generation);
  }

  Server server(Installation installation, Path data, String secret) {
    return new Server(installation, data, port, log(), secret);
  }

  Server server() {
    if (server == null) {
      throw new PostgresFailure(name + " has no data");
    }
    return server;
  }

  void serveFrom(Server moved) {
    server = moved;
  }

  Map<String, String> settings() {
    return settings;
  }

  void start(Map<String, String> parameters) {
    settings = Map.copyOf(parameters);
    server().start(name, settings);
  }

  void discard() {
    try {
      if (server != null) {
        server.kill();
      }
    } finally {
      Trees.delete(directory);
    }
  }
}
