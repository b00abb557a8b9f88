package io.aurorafleet.lab.simulation;

import dagger.Component;
import io.aurorafleet.cloud.checkpoint.CheckpointModule;
import io.aurorafleet.cloud.signal.SignalModule;
import io.aurorafleet.dispatcher.control.Cancel;
import io.aurorafleet.dispatcher.control.Pausing;
import io.aurorafleet.dispatcher.control.Requeue;
import io.aurorafleet.worker.wiring.ConfigModule;
import jakarta.inject.Singleton;

/** What the command line does for an operator, but for {@link SimulatedModule}. */
@Singleton
@Component(
    modules = {
      SimulatedModule.class,
      CheckpointModule.class,
      SignalModule.class,
      ConfigModule.class
    })
interface SimulatedOperator {
  Requeue requeue();

  Pausing pausing();

  Cancel cancel();
}
