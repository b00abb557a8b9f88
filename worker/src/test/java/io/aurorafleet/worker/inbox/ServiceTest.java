package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.watch.LifeSigns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServiceTest {
  /** A start is quick because the first poll waits for nothing but its own client. */
  @Test
  void whatVisitsNeedIsMadeAfterTheQueuesHaveAnsweredAndBeforeAnyMessage() throws Exception {
    Rig rig = new Rig();
    Inbox inbox = rig.worker("one");
    SlowQueue queue = new SlowQueue();
    AtomicInteger made = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);
    SystemClock clock = new SystemClock();
    Service service =
        new Service(
            config(),
            queue,
            () -> {
              made.incrementAndGet();
              both.countDown();
              return inbox;
            },
            () -> {
              both.countDown();
              return watchdog(rig);
            },
            rig.drain,
            clock,
            new LifeSigns(clock::monotonic));
    service.start();

    assertThat(queue.asked.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(made).as("while the queues have not answered").hasValue(0);
    queue.answer.countDown();
    assertThat(both.await(20, TimeUnit.SECONDS)).as("prepared without a message").isTrue();
    service.stop();
  }

  private static Watchdog watchdog(Rig rig) {
    Manifests manifests = new Manifests(rig.objects);
    LedgerStore ledgers = new LedgerStore(rig.objects, Ids.random());
    return new Watchdog(
        manifests,
        rig.checkpoints,
        ledgers,
        new Enrolment(rig.checkpoints, manifests, rig.pointers, ledgers, rig.clock()),
        rig.queue,
        rig.clock(),
        Tempo.aws(),
        rig.turns.crowd());
  }

  private static WorkerConfig config() throws WorkerConfig.InvalidConfigException {
    return WorkerConfig.from(
        Map.of(
            "AURORA_FLEET_WORK_QUEUE_URL", "w",
            "AURORA_FLEET_EVENTS_QUEUE_URL", "e",
            "AURORA_FLEET_DEAD_LETTER_QUEUE_URL", "d",
            "AURORA_FLEET_BUCKET", "b",
            "AURORA_FLEET_DRAIN_SECONDS", "1",
            "AURORA_FLEET_POLL_SECONDS", "1"),
        "one");
  }

  /** Always empty; answers when the test lets it. */
  private static final class SlowQueue implements SignalQueue {
    private final CountDownLatch asked = new CountDownLatch(2);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Override
    public List<Received> receive(Source source, int most, Duration wait) {
      asked.countDown();
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return List.of();
    }

    @Override
    public void send(WorkSignal signal, Duration delay) {}

    @Override
    public List<WorkSignal> sendAll(List<WorkSignal> signals) {
      return List.of();
    }

    @Override
    public void delete(Received message) {}

    @Override
    public void hide(Received message, Duration time) {}

    @Override
    public void bury(Received message, String reason) {}
  }
}
