package io.aurorafleet.worker.inbox;

import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Source;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.engine.Drain;
import io.aurorafleet.worker.watch.LifeSigns;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker's threads: one poller for each queue, a pool for visits, one watchdog. Stopping takes
 * no new message, gives running visits the drain time, and leaves the rest to their takeover
 * timers.
 */
public final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final WorkerConfig config;
  private final WorkClock clock;
  private final Provider<Inbox> inbox;
  private final Provider<Watchdog> watchdog;
  private final LifeSigns signs;
  private final ExecutorService pool;
  private final List<Poller> pollers = new ArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Drain drain;
  private volatile boolean stopped;

  /**
   * Wires a service.
   *
   * @param inbox made, with all that steps need, when the queues have answered or a message is
   *     there: the first poll waits for none of it
   */
  public Service(
      WorkerConfig config,
      SignalQueue queue,
      Provider<Inbox> inbox,
      Provider<Watchdog> watchdog,
      Drain drain,
      WorkClock clock,
      LifeSigns signs) {
    this.drain = drain;
    this.config = config;
    this.clock = clock;
    this.inbox = inbox;
    this.watchdog = watchdog;
    this.signs = signs;
    AtomicInteger number = new AtomicInteger();
    this.pool =
        Executors.newCachedThreadPool(
            work -> new Thread(work, "visit-" + number.incrementAndGet()));
    for (Source source : Source.values()) {
      // events have places of their own, so that a flood of one queue cannot starve the other
      Semaphore places = new Semaphore(config.concurrency());
      pollers.add(
          new Poller(
              queue,
              source,
              inbox,
              clock,
              config.poll(),
              places,
              pool,
              signs.of("the poller of " + source)));
    }
  }

  public void start() {
    signs.whenReady(() -> begin("prepare", this::prepare));
    pollers.forEach(poller -> begin("poll", poller));
    begin("watchdog", this::watch);
    LOG.info("Worker {} takes up to {} clusters at a time", config.name(), config.concurrency());
  }

  /**
   * Drains: visits end with the step they are at, or, after half the drain time, at the step's next
   * safe point, and are handed over. Returns when all have ended or the drain time is over.
   */
  public void stop() {
    LOG.info("Draining: no new message; running visits have {}", config.drain());
    stopped = true;
    drain.begin(config.drain().dividedBy(2));
    pollers.forEach(Poller::stop);
    threads.forEach(Thread::interrupt);
    pool.shutdown();
    try {
      boolean drained = pool.awaitTermination(config.drain().toMillis(), TimeUnit.MILLISECONDS);
      LOG.info(drained ? "Drained" : "Leaving running visits to their successors");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes now what the first message would wait for. */
  public void prepare() {
    inbox.get();
    watchdog.get();
  }

  private void watch() {
    while (!stopped) {
      clock.pause(config.tempo().watchdog());
      if (!stopped) {
        watchdog.get().look();
      }
    }
  }

  private void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}
