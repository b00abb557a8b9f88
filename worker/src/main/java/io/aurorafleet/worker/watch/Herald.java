package io.aurorafleet.worker.watch;

import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the pollers' signs of life on: ready when both queues have answered, alive as long as no
 * poller is silent. When one is, it says so in the log and nothing to the service manager, which
 * then kills and restarts the worker.
 */
public final class Herald {
  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

  /**
   * How long a poller may be away: a long poll of 20 s, 30 s for a slow reply, 5 s after a fault,
   * and some more for a machine without a breath of CPU.
   */
  static final Duration LIMIT = Duration.ofSeconds(75);

  private final LifeSigns signs;
  private final ServiceManager manager;
  private final WorkClock clock;

  public Herald(LifeSigns signs, ServiceManager manager, WorkClock clock) {
    this.signs = signs;
    this.manager = manager;
    this.clock = clock;
  }

  /** To be called before the pollers begin; threads are daemons and end with the process. */
  public void begin() {
    signs.whenReady(
        () -> {
          LOG.info("Ready: both queues have answered");
          manager.ready();
        });
    manager
        .patience()
        .ifPresent(
            patience -> {
              Thread thread = new Thread(() -> repeat(patience.dividedBy(4)), "herald");
              thread.setDaemon(true);
              thread.start();
            });
  }

  /** Draining begins; signs of life go on until the process ends. */
  public void stopping() {
    manager.stopping();
  }

  /** One look: passes life on, or tells which poller shows none. */
  boolean look() {
    List<String> silent = signs.silent(LIMIT);
    if (silent.isEmpty()) {
      manager.alive();
      return true;
    }
    LOG.error(
        "No sign of life from {} for {}: not vouching for this process any more, so systemd will restart it",
        silent,
        LIMIT);
    return false;
  }

  private void repeat(Duration pause) {
    while (!Thread.currentThread().isInterrupted()) {
      look();
      clock.pause(pause);
    }
  }
}
