package io.aurorafleet.dispatcher.wiring;

import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.dispatch.Dispatcher;
import io.aurorafleet.dispatcher.status.RunReader;

/** What the commands work with, put together. */
public interface Fleet {
  Dispatcher dispatcher();

  RunReader runs();

  /** Makes a fleet for settings; first calls of AWS come only when something is asked of it. */
  @FunctionalInterface
  interface Connector {
    Fleet connect(Settings settings);
  }
}
