package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.lab.killmatrix.worker.Wire;
import io.aurorafleet.lab.local.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The supervisor's end of one worker process. */
final class Hand implements Gathering.Comers, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final JavaProcess process;
  private final WorkClock clock;
  private final Map<String, List<Call>> calls = new TreeMap<>();
  private final Set<String> standing = new HashSet<>();
  private final Set<String> arrived = new HashSet<>();
  private @Nullable Wire wire;
  private boolean held;

  Hand(JavaProcess process, WorkClock clock) {
    this.process = process;
    this.clock = clock;
  }

  JavaProcess process() {
    return process;
  }

  /** It has called; what it says is listened to from now on. */
  void connected(Wire to) {
    synchronized (this) {
      wire = to;
    }
    Thread ears = new Thread(() -> listen(to), "worker-says");
    ears.setDaemon(true);
    ears.start();
  }

  private void listen(Wire to) {
    while (true) {
      List<String> words = to.hear();
      if (words.isEmpty()) {
        return;
      }
      heard(words);
    }
  }

  private synchronized void heard(List<String> words) {
    switch (words.get(0)) {
      case Wire.CALL ->
          calls
              .computeIfAbsent(words.get(1), c -> new ArrayList<>())
              .add(new Call(words.get(2), words.get(3)));
      case Wire.AT -> {
        standing.add(words.get(1));
        arrived.add(words.get(1));
      }
      case Wire.PAST -> arrived.add(words.get(1));
      case Wire.HELD -> held = true;
      default -> throw new IllegalStateException("A worker said " + words);
    }
  }

  /** Returns when it has started and waits for orders. */
  void awaitStart(Duration most) throws IOException {
    Duration until = clock.monotonic().plus(most);
    while (!isConnected()) {
      if (!process.alive() || clock.monotonic().compareTo(until) > 0) {
        throw new IOException("A worker did not start: " + process.errors());
      }
      clock.pause(LOOK);
    }
  }

  private synchronized boolean isConnected() {
    return wire != null;
  }

  private void say(String... words) {
    Wire to;
    synchronized (this) {
      to = wire;
    }
    if (to == null) {
      throw new IllegalStateException("The worker has not called yet");
    }
    to.say(words);
  }

  /** Stops the cluster at a point, or at the first call of any of the steps after it. */
  void arm(String cluster, Point point, Set<String> later) {
    List<String> words = new ArrayList<>(List.of(Wire.ARM, cluster, point.step()));
    words.add(Integer.toString(point.occurrence()));
    words.add(point.shape().name());
    words.add(point.operation());
    words.addAll(later);
    say(words.toArray(String[]::new));
  }

  void go() {
    say(Wire.GO);
  }

  /** Returns when it receives no more messages. */
  void hold() throws IOException {
    synchronized (this) {
      held = false;
    }
    say(Wire.HOLD);
    while (!isHeld()) {
      if (!process.alive()) {
        throw new IOException("The standby worker ended: " + process.errors());
      }
      clock.pause(LOOK);
    }
  }

  private synchronized boolean isHeld() {
    return held;
  }

  void free(String cluster) {
    say(Wire.FREE, cluster);
  }

  /** Clusters whose armed call it stands at. */
  synchronized Set<String> standing() {
    return Set.copyOf(standing);
  }

  @Override
  public synchronized Set<String> arrived() {
    return Set.copyOf(arrived);
  }

  @Override
  public boolean alive() {
    return process.alive();
  }

  @Override
  public String errors() throws IOException {
    return process.errors();
  }

  /** What it did for a cluster so far. */
  synchronized List<Call> calls(String cluster) {
    return List.copyOf(calls.getOrDefault(cluster, List.of()));
  }

  @Override
  public void close() {
    process.kill();
    synchronized (this) {
      if (wire != null) {
        wire.close();
      }
    }
  }
}
