package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.Reachability.Sighting;
import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks again and again; tells of the first answer, of each change, and of the last answer. */
final class ProbeThread {
  private final Thread thread;
  private final JdbcProbe probe;
  private final WorkClock clock;
  private final Duration every;
  private volatile Duration until;
  private final Consumer<Sighting> told;
  private final Runnable over;
  private volatile boolean ending;

  ProbeThread(
      String name,
      JdbcProbe probe,
      WorkClock clock,
      Duration every,
      Duration until,
      Consumer<Sighting> told,
      Runnable over) {
    this.probe = probe;
    this.clock = clock;
    this.every = every;
    this.until = until;
    this.told = told;
    this.over = over;
    thread = new Thread(this::run, "probe-" + name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Goes on until then. */
  void last(Duration later) {
    until = later;
  }

  /** Waits for the last sighting to be told; an interrupted caller does not wait. */
  void end() {
    ending = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (probe) {
      Boolean before = null;
      while (!ending
          && !Thread.currentThread().isInterrupted()
          && clock.monotonic().compareTo(until) < 0) {
        before = look(before);
        clock.pause(every);
      }
      look(null);
    } finally {
      over.run();
    }
  }

  private boolean look(@Nullable Boolean before) {
    boolean now = probe.reachable();
    if (before == null || before != now) {
      told.accept(new Sighting(clock.now(), now));
    }
    return now;
  }
}
