package io.aurorafleet.dispatcher.wiring;

import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.control.Abandon;
import io.aurorafleet.dispatcher.control.Cancel;
import io.aurorafleet.dispatcher.control.Pausing;
import io.aurorafleet.dispatcher.control.Requeue;
import io.aurorafleet.dispatcher.dispatch.Dispatcher;
import io.aurorafleet.dispatcher.plan.FleetPlanner;
import io.aurorafleet.dispatcher.status.RunReader;

/** What the commands work with, put together. */
public interface Fleet {
  Dispatcher dispatcher();

  RunReader runs();

  Requeue requeue();

  Cancel cancel();

  Pausing pausing();

  Abandon abandon();

  FleetPlanner planner();

  /** Makes a fleet for settings; first calls of AWS come only when something is asked of it. */
  @FunctionalInterface
  interface Connector {
    Fleet connect(Settings settings);
  }
}
