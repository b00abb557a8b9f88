package io.aurorafleet.worker.inbox;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.signal.Signal;
import io.aurorafleet.contracts.signal.SignalCodec;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.engine.Admission;
import io.aurorafleet.worker.engine.Engine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles one message from receipt to settlement. The second of the two places where surprises are
 * caught: a message that could not be handled is left to come again, so nothing is lost.
 */
public final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /**
   * The queue itself gives up at 100 receives, but without a reason. At 15 minutes each, a message
   * for a newer worker waits for a day.
   */
  static final int MOST_RECEIVES = 90;

  /** What broke ten times breaks again. */
  static final int MOST_SURPRISES = 10;

  private final SignalQueue queue;
  private final Router router;
  private final CheckpointStore checkpoints;
  private final Engine engine;
  private final BiConsumer<Loaded, Signal> late;

  /**
   * Wires an inbox.
   *
   * @param late told of every signal before it is decided on, for attempts that ended too early
   */
  public Inbox(
      SignalQueue queue,
      Router router,
      CheckpointStore checkpoints,
      Engine engine,
      BiConsumer<Loaded, Signal> late) {
    this.late = late;
    this.queue = queue;
    this.router = router;
    this.checkpoints = checkpoints;
    this.engine = engine;
  }

  /** Handles the message; never throws. */
  public void handle(Received message) {
    try {
      Signal signal = SignalCodec.decode(message.message());
      Optional<Router.Address> address = router.route(signal);
      Optional<Loaded> loaded = address.isEmpty() ? Optional.empty() : load(address.get());
      if (loaded.isEmpty()) {
        queue.delete(message);
        return;
      }
      admit(message, signal, loaded.get());
    } catch (NewerSchemaException e) {
      LOG.error("Left for a newer worker: {}", e.getMessage());
      leave(message, e, MOST_RECEIVES);
    } catch (UnreadableCheckpointException e) {
      LOG.error("Left for a worker that can read it: {}", e.getMessage());
      leave(message, e, MOST_SURPRISES);
    } catch (UnreadableException e) {
      LOG.error("A message cannot be read: {}", e.getMessage());
      bury(message, String.valueOf(e.getMessage()));
    } catch (OutsideException e) {
      LOG.warn("A message will come again: {}", e.failure().reason());
      giveUp(message, e, MOST_RECEIVES);
    } catch (RuntimeException e) {
      LOG.error("A message will come again after a surprise", e);
      giveUp(message, e, MOST_SURPRISES);
    }
  }

  /** Another version may have written it in a form that we do not know, without saying so. */
  private Optional<Loaded> load(Router.Address address) throws NewerSchemaException {
    try {
      return checkpoints.load(address.run(), address.cluster());
    } catch (UnreadableException e) {
      throw new UnreadableCheckpointException(
          "the checkpoint of %s in run %s cannot be read: %s"
              .formatted(address.cluster(), address.run(), e.getMessage()),
          e);
    }
  }

  private static final class UnreadableCheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableCheckpointException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private void admit(Received message, Signal signal, Loaded loaded) {
    if (!engine.knows(loaded.checkpoint())) {
      LOG.error(
          "Step {} of {} is not known to this version; left for a newer worker",
          loaded.checkpoint().now().step(),
          loaded.checkpoint().order().cluster());
      queue.hide(message, SignalQueue.LONGEST_DELAY);
      return;
    }
    late.accept(loaded, signal);
    Admission admission =
        Admission.decide(loaded.checkpoint(), loaded.age(), signal, message.receives());
    if (admission instanceof Admission.Claim) {
      engine.visit(loaded, signal, () -> queue.delete(message));
    } else if (admission instanceof Admission.Drop) {
      queue.delete(message);
    } else if (admission instanceof Admission.Hide hide) {
      queue.hide(message, hide.time());
    } else if (admission instanceof Admission.Resend resend) {
      Duration delay = resend.delay();
      queue.send((WorkSignal) signal, delay);
      queue.delete(message);
    }
  }

  /** Hides it for another worker; when that has not helped often enough, it is given up. */
  private void leave(Received message, Exception why, int most) {
    if (giveUp(message, why, most)) {
      return;
    }
    try {
      queue.hide(message, SignalQueue.LONGEST_DELAY);
    } catch (OutsideException e) {
      LOG.warn("It will come again soon: {}", e.failure().reason());
    }
  }

  /** A message that leads nowhere must not come again for ever, nor vanish without its reason. */
  private boolean giveUp(Received message, Exception why, int most) {
    if (message.receives() < most) {
      return false;
    }
    bury(
        message,
        "received %d times, and each time: %s: %s"
            .formatted(message.receives(), why.getClass().getSimpleName(), why.getMessage()));
    return true;
  }

  private void bury(Received message, String reason) {
    try {
      queue.bury(message, reason);
    } catch (OutsideException e) {
      LOG.warn("It will come again soon: {}", e.failure().reason());
    }
  }
}
