package io.aurorafleet.worker.inbox;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.cloud.signal.SignalQueue.Source;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.worker.watch.Sign;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long-polls one queue and hands each message to a thread of the pool. Takes no more messages than
 * there are free places, so that what this worker cannot handle stays visible to others.
 */
final class Poller implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /** SQS gives at most ten messages a call. */
  private static final int BATCH = 10;

  private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

  private final SignalQueue queue;
  private final Source source;
  private final Provider<Inbox> inbox;
  private final WorkClock clock;
  private final Duration poll;
  private final Semaphore places;
  private final ExecutorService pool;
  private final Sign sign;
  private volatile boolean stopped;

  Poller(
      SignalQueue queue,
      Source source,
      Provider<Inbox> inbox,
      WorkClock clock,
      Duration poll,
      Semaphore places,
      ExecutorService pool,
      Sign sign) {
    this.queue = queue;
    this.source = source;
    this.inbox = inbox;
    this.clock = clock;
    this.poll = poll;
    this.places = places;
    this.pool = pool;
    this.sign = sign;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        sign.waiting();
        places.acquire();
        sign.moving();
      } catch (InterruptedException e) {
        return;
      }
      int taken = 1 + more(BATCH - 1);
      int used = 0;
      try {
        List<Received> messages = queue.receive(source, taken, waitingTime());
        sign.reached();
        if (stopped) {
          messages.forEach(message -> queue.hide(message, Duration.ZERO)); // for another worker
          return;
        }
        for (Received message : messages) {
          used++;
          pool.execute(() -> handle(message));
        }
      } catch (OutsideException e) {
        sign.moving();
        LOG.warn("Polling again soon: {} {}", e.failure().reason(), e.failure().nextAction());
        clock.pause(AFTER_FAULT);
      } finally {
        places.release(taken - used);
      }
    }
  }

  private void handle(Received message) {
    try {
      inbox.get().handle(message);
    } finally {
      places.release();
    }
  }

  /** The first call comes back at once, so that an empty queue does not delay being ready. */
  private Duration waitingTime() {
    return sign.hasReached() ? poll : Duration.ZERO;
  }

  private int more(int most) {
    int got = 0;
    while (got < most && places.tryAcquire()) {
      got++;
    }
    return got;
  }
}
