package io.aurorafleet.worker.engine;

import io.aurorafleet.contracts.checkpoint.StepTrace.WokenBy;
import io.aurorafleet.contracts.signal.RdsNotice;
import io.aurorafleet.contracts.signal.Signal;
import io.aurorafleet.contracts.signal.WorkSignal;
import org.jspecify.annotations.Nullable;

/**
 * What brought the present look about: the visit's signal for its first step, then the visit
 * itself.
 */
final class Woken {
  private WokenBy by;
  private @Nullable String event;

  Woken(Signal cause) {
    if (cause instanceof RdsNotice notice) {
      by = WokenBy.EVENT;
      event = notice.eventId();
    } else {
      by = WokenBy.valueOf(((WorkSignal) cause).reason().name());
    }
  }

  WokenBy by() {
    return by;
  }

  @Nullable String event() {
    return event;
  }

  void wentOn() {
    by = WokenBy.WENT_ON;
    event = null;
  }
}
