package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.signal.SignalCodec;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.util.List;

/** The queue as a planted bug uses it. */
final class PlantedQueue implements SignalQueue {
  private final Planted bug;
  private final SignalQueue queue;
  private final Deferred afterSave;
  private final Deferred afterVisit = new Deferred();

  PlantedQueue(Planted bug, SignalQueue queue, Deferred afterSave) {
    this.bug = bug;
    this.queue = queue;
    this.afterSave = afterSave;
  }

  /** The same message, of a visit yet to come. */
  static Received everNew(Received message) {
    try {
      if (SignalCodec.decode(message.message()) instanceof WorkSignal work) {
        WorkSignal.Cursor cursor =
            new WorkSignal.Cursor(work.cursor().step(), Integer.MAX_VALUE, work.cursor().attempt());
        WorkSignal signal = new WorkSignal(work.order(), cursor, work.reason());
        return new Received(
            message.source(), message.receipt(), SignalCodec.encode(signal), message.receives());
      }
    } catch (NewerSchemaException | UnreadableException e) {
      // the inbox will say so
    }
    return message;
  }

  @Override
  public void send(WorkSignal signal, Duration delay) {
    if (bug == Planted.SAVE_BEFORE_ARMING && signal.reason() == WorkSignal.Reason.TIMER) {
      afterSave.add(() -> queue.send(signal, delay));
    } else if (bug != Planted.CLAIMED_MESSAGE || signal.reason() != WorkSignal.Reason.TAKEOVER) {
      queue.send(signal, delay);
    }
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
    if (bug == Planted.CLAIMED_MESSAGE) {
      afterVisit.add(() -> queue.delete(message));
    } else {
      queue.delete(message);
    }
  }

  /** The visit has ended well. */
  void settle() {
    try {
      afterVisit.run();
    } catch (io.aurorafleet.cloud.call.OutsideException e) {
      // the message comes again
    }
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
