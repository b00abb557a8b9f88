package io.aurorafleet.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.inbox.Inbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BusyQueueTest {
  private final Rig rig = new Rig();

  /** Refuses to send; all else is as it is. */
  private static final class Busy implements SignalQueue {
    private final SignalQueue queue;
    private boolean refuses = true;
    private Runnable whenRefused = () -> {};

    private Busy(SignalQueue queue) {
      this.queue = queue;
    }

    @Override
    public void send(WorkSignal signal, Duration delay) {
      if (refuses) {
        whenRefused.run();
        throw new OutsideException(Failure.retry("throttled", "SQS is busy", "wait"));
      }
      queue.send(signal, delay);
    }

    @Override
    public List<WorkSignal> sendAll(List<WorkSignal> signals) {
      return queue.sendAll(signals);
    }

    @Override
    public List<Received> receive(Source source, int most, Duration wait) {
      return queue.receive(source, most, wait);
    }

    @Override
    public void delete(Received message) {
      queue.delete(message);
    }

    @Override
    public void hide(Received message, Duration time) {
      queue.hide(message, time);
    }

    @Override
    public void bury(Received message, String reason) {
      queue.bury(message, reason);
    }
  }

  @Test
  void aQueueThatSendsNothingForHoursIsNotHeldAgainstTheStep() {
    Busy busy = new Busy(rig.queue);
    Step step = Rig.step("work", visit -> Outcome.done());
    Step exit = Rig.step("exit", visit -> Outcome.done());
    Inbox worker = rig.worker("one", List.of(step), List.of(exit), busy);
    rig.dispatch();
    for (int i = 0; i < 3 * Engine.MOST_CLAIMS; i++) {
      rig.drain(worker);
      rig.time.advance(Duration.ofMinutes(10));
    }
    assertThat(rig.checkpoint().claims()).isLessThanOrEqualTo(1);
    busy.refuses = false;
    rig.drain(worker);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  /** Refuses some writes. */
  private static final class Stormy implements ObjectStore {
    private final ObjectStore store;
    private int refusals;

    private Stormy(ObjectStore store) {
      this.store = store;
    }

    @Override
    public Optional<Stored> get(String key) {
      return store.get(key);
    }

    @Override
    public Optional<String> create(String key, String body) {
      return store.create(key, body);
    }

    @Override
    public Optional<String> replace(String key, String body, String etag) {
      if (refusals > 0) {
        refusals--;
        throw new OutsideException(Failure.retry("throttled", "S3 is busy", "wait"));
      }
      return store.replace(key, body, etag);
    }

    @Override
    public void put(String key, String body) {
      store.put(key, body);
    }

    @Override
    public List<String> keys(String prefix) {
      return store.keys(prefix);
    }

    @Override
    public List<String> children(String prefix) {
      return store.children(prefix);
    }
  }

  @Test
  void aStormOverQueueAndStoreIsNotHeldAgainstTheStep() {
    List<Stormy> stores = new ArrayList<>();
    Rig stormy =
        new Rig(
            store -> {
              stores.add(new Stormy(store));
              return stores.get(0);
            });
    Busy busy = new Busy(stormy.queue);
    busy.whenRefused = () -> stores.get(0).refusals = 3;
    Step step = Rig.step("work", visit -> Outcome.done());
    Step exit = Rig.step("exit", visit -> Outcome.done());
    Inbox worker = stormy.worker("one", List.of(step), List.of(exit), busy);
    stormy.dispatch();
    for (int i = 0; i < 3 * Engine.MOST_CLAIMS; i++) {
      stormy.drain(worker);
      stormy.time.advance(Duration.ofMinutes(10));
    }
    assertThat(stormy.checkpoint().claims()).isLessThanOrEqualTo(1);
    busy.refuses = false;
    stormy.drain(worker);
    assertThat(stormy.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }
}
