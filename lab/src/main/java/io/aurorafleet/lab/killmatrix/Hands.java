package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.lab.killmatrix.worker.SupervisedWorker;
import io.aurorafleet.lab.killmatrix.worker.Wire;
import io.aurorafleet.lab.local.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts worker processes, and is where they call. */
final class Hands implements AutoCloseable {
  private static final int MANY = 50;

  private final ServerSocket door;
  private final Path directory;
  private final WorkClock clock;
  private final Path classes;
  private final Map<String, Hand> expected = new TreeMap<>();

  private Hands(ServerSocket door, Path directory, WorkClock clock) {
    this.door = door;
    this.directory = directory;
    this.clock = clock;
    this.classes = directory.resolve("worker.jsa");
  }

  /**
   * @param directory where the workers' logs go
   */
  static Hands open(Path directory, WorkClock clock) throws IOException {
    Files.createDirectories(directory);
    Hands hands =
        new Hands(new ServerSocket(0, MANY, InetAddress.getLoopbackAddress()), directory, clock);
    Thread porter = new Thread(hands::welcome, "supervisor");
    porter.setDaemon(true);
    porter.start();
    return hands;
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        // closed by the hand it belongs to
        @SuppressWarnings("resource")
        Wire wire = new Wire(door.accept());
        List<String> hello = wire.hear();
        Hand hand = hello.size() == 2 ? taken(hello.get(1)) : null;
        if (hand != null) {
          hand.connected(wire);
        }
      } catch (IOException e) {
        // One that went away again, or the end.
      }
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Hand taken(String name) {
    return expected.remove(name);
  }

  /** Starts a worker, with the archive of classes once there is one; it waits for orders. */
  Hand start(String name, Map<String, String> environment) throws IOException {
    return start(name, environment, Files.isReadable(classes) ? "SharedArchiveFile" : "");
  }

  /** Starts one that leaves the archive of its classes behind when it ends by SIGTERM. */
  Hand startArchiving(String name, Map<String, String> environment) throws IOException {
    return start(name, environment, "ArchiveClassesAtExit");
  }

  private Hand start(String name, Map<String, String> environment, String archive)
      throws IOException {
    Map<String, String> own = new TreeMap<>(environment);
    own.put("AURORA_FLEET_WORKER_NAME", name);
    own.put(SupervisedWorker.SUPERVISOR, Integer.toString(door.getLocalPort()));
    List<String> options = new ArrayList<>();
    if (!archive.isEmpty()) {
      options.add("-XX:" + archive + "=" + classes);
    }
    synchronized (this) {
      JavaProcess process =
          JavaProcess.start(
              name, SupervisedWorker.class, options, List.of(), own, "128m", directory);
      Hand hand = new Hand(process, clock);
      expected.put(name, hand);
      return hand;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
