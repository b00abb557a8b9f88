package io.aurorafleet.worker.watch;

import java.time.Duration;
import java.util.Optional;

/** Who started the worker and wants to know how it is; never throws, for it is only news. */
public interface ServiceManager {
  /** Both queues have answered. */
  void ready();

  /** The pollers live; to be said again within {@link #patience}. */
  void alive();

  /** Draining has begun. */
  void stopping();

  /** How long it waits for the next {@link #alive} before it kills; empty when it does not. */
  Optional<Duration> patience();

  /** Nobody, as in a shell. */
  static ServiceManager none() {
    return new ServiceManager() {
      @Override
      public void ready() {}

      @Override
      public void alive() {}

      @Override
      public void stopping() {}

      @Override
      public Optional<Duration> patience() {
        return Optional.empty();
      }
    };
  }
}
