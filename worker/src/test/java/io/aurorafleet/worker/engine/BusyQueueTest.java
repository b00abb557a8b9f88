package io.aurorafleet.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.inbox.Inbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusyQueueTest {
  private final Rig rig = new Rig();

  /** Refuses to send; all else is as it is. */
  private static final class Busy implements SignalQueue {
    private final SignalQueue queue;
    private boolean refuses = true;

    private Busy(SignalQueue queue) {
      this.queue = queue;
    }

    @Override
    public void send(WorkSignal signal, Duration delay) {
      if (refuses) {
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
}
