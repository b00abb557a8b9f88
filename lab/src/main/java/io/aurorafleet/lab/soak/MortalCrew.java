package io.aurorafleet.lab.soak;

import io.aurorafleet.lab.local.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Production worker processes of which now and then one is killed and another begins. */
final class MortalCrew implements AutoCloseable {
  private final Map<String, String> environment;
  private final Path directory;
  private final Random chance;
  private final List<JavaProcess> workers = new ArrayList<>();
  private int started;
  private int kills;

  MortalCrew(Map<String, String> environment, Path directory, long seed) {
    this.environment = environment;
    this.directory = directory;
    this.chance = new Random(seed);
  }

  void hire(int many) throws IOException {
    for (int i = 0; i < many; i++) {
      workers.add(another());
    }
  }

  /** Kills one of them (SIGKILL) and starts its successor. */
  void killOne() throws IOException {
    int which = chance.nextInt(workers.size());
    workers.get(which).kill();
    kills++;
    workers.set(which, another());
  }

  /** Whether one ended by itself, which none may. */
  boolean deserted() {
    return workers.stream().anyMatch(w -> !w.alive());
  }

  int kills() {
    return kills;
  }

  private JavaProcess another() throws IOException {
    started++;
    String name = "worker-" + started;
    Map<String, String> own = new TreeMap<>(environment);
    own.put("AURORA_FLEET_WORKER_NAME", name);
    return JavaProcess.start(
        name, io.aurorafleet.worker.Main.class, List.of(), own, "96m", directory);
  }

  @Override
  public void close() {
    workers.forEach(JavaProcess::close);
  }
}
