package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.watch.LifeSigns;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PollerTest {
  private static final int PLACES = 2;

  /** Five messages, two places: what this worker cannot handle must stay for others. */
  @Test
  void takesNoMoreThanItHasPlacesFor() throws Exception {
    Rig rig = new Rig();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    rig.looks.add(
        visit -> {
          busy.countDown();
          await(go);
          return Outcome.done();
        });
    rig.dispatch();
    Semaphore places = new Semaphore(PLACES);
    ExecutorService pool = Executors.newCachedThreadPool();
    Inbox inbox = rig.worker("one");
    Poller poller =
        new Poller(
            rig.queue,
            SignalQueue.Source.WORK,
            () -> inbox,
            new SystemClock(),
            Duration.ZERO,
            places,
            pool,
            new LifeSigns(new SystemClock()::monotonic).of("the poller"));
    Thread thread = new Thread(poller);
    thread.start();
    assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(places.availablePermits()).isLessThan(PLACES);
    poller.stop();
    go.countDown();
    pool.shutdown();
    thread.interrupt();
    thread.join(20_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(places.availablePermits()).as("every place was given back").isEqualTo(PLACES);
    assertThat(rig.looked).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
