package io.aurorafleet.dispatcher.control;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.signal.WorkSignal;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Tells workers to look now. What the command did stands in the bucket already, so a message that
 * cannot be sent only costs the time until a worker's watchdog looks by itself.
 */
final class Wakening {
  private final SignalQueue signals;

  @Inject
  Wakening(SignalQueue signals) {
    this.signals = signals;
  }

  /** Sends; returns what is to be told of it, nothing when all went well. */
  List<String> wake(List<WorkSignal> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    try {
      int unsent = signals.sendAll(all).size();
      return unsent == 0 ? List.of() : List.of(told(unsent, "the queue refused them"));
    } catch (OutsideException e) {
      return List.of(told(all.size(), e.failure().reason()));
    }
  }

  private static String told(int unsent, String why) {
    return "%d message(s) to workers could not be sent (%s); a worker's watchdog goes on by itself, within minutes."
        .formatted(unsent, why);
  }
}
